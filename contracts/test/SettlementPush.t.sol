// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {IAleMint} from "../src/interfaces/IAleToken.sol";
import {ISettlementDistributor as I} from "../src/interfaces/ISettlementDistributor.sol";
import {Entry} from "../src/libraries/Entry.sol";
import {entriesOf} from "./utils/Entries.sol";
import {Settlement} from "./utils/Settlement.sol";

contract SettlementPushTest is Settlement {
    function setUp() public {
        deploySettlement();
    }

    function test_pushesToACompleteSubtree() public {
        earned[1] = 0;
        post(1);
        pass();
        claim(0);
        distributor.push(_slice(0, 2), _proofOfPair(0));
        eq(token.balanceOf(ana), 100, "claimed before, passed over");
        eq(token.balanceOf(ben), 0, "nothing to claim");
        distributor.push(entriesOf(workers, earned), new bytes32[](0));
        eq(token.balanceOf(cleo), 300, "cleo");
        eq(token.balanceOf(workers[3]), 400, "dora");
        eq(distributor.claimedTotal(), 800, "all");
    }

    function test_refusesAPushThatIsNoSubtree() public {
        post(1);
        pass();
        _expectNotASubtree(3);
        distributor.push(_slice(0, 3), new bytes32[](0));
        _expectNotASubtree(0);
        distributor.push(_slice(0, 0), new bytes32[](0));
        _expectWrongProof();
        distributor.push(_slice(1, 3), _proofOfPair(0));
    }

    function test_tellsWhyTheTokenRefusedAPush() public {
        workers[0] = address(0);
        post(1);
        pass();
        vm.expectRevert(IAleMint.AleToken_NoReceiver.selector);
        distributor.push(entriesOf(workers, earned), new bytes32[](0));
    }

    function test_neverPushesMoreThanTheTotal() public {
        post(1, root(), 999);
        pass();
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_TotalExceeded.selector, 1000, 999)
        );
        distributor.push(entriesOf(workers, earned), new bytes32[](0));
    }

    function _slice(uint256 from, uint256 to) private view returns (Entry[] memory part) {
        Entry[] memory all = entriesOf(workers, earned);
        part = new Entry[](to - from);
        for (uint256 i = from; i < to; ++i) {
            part[i - from] = all[i];
        }
    }

    function _proofOfPair(uint256 pair) private view returns (bytes32[] memory path) {
        bytes32[] memory ofLeaf = proof(2 * pair);
        path = new bytes32[](1);
        path[0] = ofLeaf[1];
    }

    function _expectNotASubtree(uint256 size) private {
        vm.expectRevert(abi.encodeWithSelector(I.SettlementDistributor_NotASubtree.selector, size));
    }

    function _expectWrongProof() private {
        vm.expectRevert(I.SettlementDistributor_WrongProof.selector);
    }
}
