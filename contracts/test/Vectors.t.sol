// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {Merkle} from "./utils/Merkle.sol";
import {World} from "./utils/World.sol";

/// @notice What Java computes too, from the same files.
contract VectorsTest is World {
    string private constant FOLDER = "../libs/eventsourcing-testing/src/main/resources/vectors/";

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
    }

    function test_mintsWhatV9Says() public {
        string memory json = vm.readFile(string.concat(FOLDER, "economy.json"));
        uint256 start = minter.accruedUntil();
        for (uint256 week = 1; week <= 52; ++week) {
            vm.warp(start + week * 7 days);
            uint256 due = minter.due();
            minter.mintDue();
            if (week < 3 || week == 52) {
                string memory key = string.concat(".V9.week", vm.toString(week));
                eq(due, vm.parseJsonUint(json, string.concat(key, ".minted")), "minted");
                uint256 allowed = vm.parseJsonUint(json, string.concat(key, ".bucket2"));
                eq(minter.allowance(uint64(week)), allowed, "bucket 2");
            }
        }
        vm.warp(start + 365 days);
        minter.mintDue();
        uint256 year = vm.parseJsonUint(json, ".V9.afterOneYear");
        eq(SUPPLY + minter.scheduled(), year, "after one year");
    }

    function test_rewardsWhatV9bSays() public {
        string memory json = vm.readFile(string.concat(FOLDER, "economy.json"));
        _stake(ana, 1_000_000e18);
        _stake(ben, 2_499_000_000e18);
        vm.warp(minter.accruedUntil() + DAY);
        minter.mintDue();
        vm.warp(block.timestamp + DAY);
        eq(staking.rewardOf(ana), vm.parseJsonUint(json, ".V9b.reward"), "reward");
    }

    function test_leavesUnmintedWhatV10bSays() public {
        string memory json = vm.readFile(string.concat(FOLDER, "economy.json"));
        uint256[] memory capped = vm.parseJsonUintArray(json, ".V10b.capped");
        vm.warp(block.timestamp + DAY);
        minter.mintDue();
        vm.prank(poster);
        minter.mintForCommunities(1, capped[0] + capped[1]);
        eq(token.balanceOf(address(distributor)), capped[0] + capped[1], "minted");
        eq(minter.allowance(1), 0, "the rest never is");
    }

    function test_acceptsTheTreesOfTheVectors() public {
        string memory json = vm.readFile(string.concat(FOLDER, "merkle.json"));
        uint256 count;
        while (vm.keyExistsJson(json, _tree(count, ""))) {
            address[] memory accounts;
            if (count > 0) {
                accounts = vm.parseJsonAddressArray(json, _tree(count, ".accounts"));
                uint256[] memory amounts = vm.parseJsonUintArray(json, _tree(count, ".cumulatives"));
                bytes32 root = vm.parseJsonBytes32(json, _tree(count, ".root"));
                eq(Merkle.root(Merkle.leaves(accounts, amounts)), root, "root");
                _claimOne(json, count, root, accounts, amounts);
            }
            ++count;
        }
        eq(count, 14, "trees");
    }

    function _claimOne(
        string memory json,
        uint256 tree,
        bytes32 root,
        address[] memory accounts,
        uint256[] memory amounts
    ) private {
        uint256 state = vm.snapshotState();
        uint256 index = vm.parseJsonUint(json, _tree(tree, ".proofs[0].index"));
        bytes32[] memory proof = vm.parseJsonBytes32Array(json, _tree(tree, ".proofs[0].proof"));
        vm.prank(governor);
        distributor.setLimits(2_000_000_000, 0, 0, ana);
        give(address(distributor), 1_500_000_000e18);
        vm.prank(poster);
        distributor.post(1, root, 1_500_000_000e18, 0);
        distributor.claim(accounts[index], amounts[index], proof);
        eq(token.balanceOf(accounts[index]), amounts[index], "claimed");
        vm.revertToState(state);
    }

    function _stake(address account, uint256 amount) private {
        give(account, amount);
        vm.startPrank(account);
        token.approve(address(staking), amount);
        staking.stake(amount);
        vm.stopPrank();
    }

    function _tree(uint256 index, string memory key) private pure returns (string memory) {
        return string.concat(".settlement[", vm.toString(index), "]", key);
    }
}
