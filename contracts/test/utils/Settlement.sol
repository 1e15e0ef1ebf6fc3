// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {IRouter} from "../../src/interfaces/IUniswap.sol";
import {Merkle} from "./Merkle.sol";
import {World} from "./World.sol";

/// @notice Epochs of four workers, with words for posting and claiming.
abstract contract Settlement is World {
    address[] internal workers;
    uint256[] internal earned;

    function deploySettlement() internal {
        deployWorld(IRouter(address(0)));
        handOver();
        workers = [named("ana"), named("ben"), named("cleo"), named("dora")];
        earned = [uint256(100), 200, 300, 400];
        give(address(distributor), 1_000_000);
    }

    function post(uint64 epoch) internal {
        post(epoch, root(), sum());
    }

    function post(uint64 epoch, bytes32 root_, uint256 total) internal {
        vm.prank(poster);
        distributor.post(epoch, root_, total, keccak256("leaves"));
    }

    function pass() internal {
        vm.warp(block.timestamp + WINDOW);
    }

    function claim(uint256 index) internal returns (uint256) {
        bytes32[] memory path = proof(index);
        return distributor.claim(workers[index], earned[index], path);
    }

    function root() internal view returns (bytes32) {
        return Merkle.root(leaves());
    }

    function proof(uint256 index) internal view returns (bytes32[] memory) {
        return Merkle.proof(leaves(), index);
    }

    function leaves() internal view returns (bytes32[] memory) {
        return Merkle.leaves(workers, earned);
    }

    function sum() internal view returns (uint256 total) {
        for (uint256 i; i < earned.length; ++i) {
            total += earned[i];
        }
    }
}
