// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {ISettlementDistributor as I} from "../src/interfaces/ISettlementDistributor.sol";
import {Settlement} from "./utils/Settlement.sol";

contract SettlementClaimTest is Settlement {
    event Claimed(address indexed account, uint256 amount, uint256 cumulative);

    function setUp() public {
        deploySettlement();
    }

    function test_claimsTheOldRootWhileTheNewOneWaits() public {
        post(1);
        pass();
        bytes32[] memory old = proof(0);
        earned[0] = 150;
        post(2);
        eq(distributor.claim(ana, 100, old), 100, "by the root before");
        _expectWrongProof();
        claim(0);
        pass();
        eq(claim(0), 50, "the rest by the new");
        eq(distributor.claimedTotal(), 150, "together");
    }

    function test_paysTheAccountWhoeverAsks() public {
        post(1);
        pass();
        bytes32[] memory path = proof(1);
        vm.expectEmit(address(distributor));
        emit Claimed(ben, 200, 200);
        vm.prank(mallory);
        distributor.claim(ben, 200, path);
        eq(token.balanceOf(ben), 200, "paid");
        eq(token.balanceOf(mallory), 0, "not the caller");
        eq(distributor.claimed(ben), 200, "claimed");
        eq(distributor.claimedTotal(), 200, "total");
    }

    function test_paysALeafOnce() public {
        post(1);
        pass();
        claim(0);
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_NothingToClaim.selector, ana, 100)
        );
        claim(0);
    }

    function test_paysAllEpochsInOneClaim() public {
        for (uint64 epoch = 1; epoch <= 5; ++epoch) {
            earned[2] += 11;
            post(epoch);
            pass();
        }
        eq(claim(2), 355, "five epochs");
    }

    function test_refusesAWrongProof() public {
        post(1);
        pass();
        bytes32[] memory path = proof(0);
        _expectWrongProof();
        distributor.claim(mallory, 100, path);
        _expectWrongProof();
        distributor.claim(ana, 101, path);
        _expectWrongProof();
        distributor.claim(ana, 100, new bytes32[](0));
    }

    function test_refusesAProofBeforeTheFirstRoot() public {
        _expectWrongProof();
        distributor.claim(ana, 100, new bytes32[](0));
    }

    /// @dev A root whose leaves sum to more than its total pays the total and no more.
    function test_neverPaysMoreThanTheTotal() public {
        post(1, root(), 350);
        pass();
        claim(2);
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_TotalExceeded.selector, 100, 50)
        );
        claim(0);
        earned[0] = 1 << 129;
        post(2, root(), 400);
        pass();
        vm.expectRevert(
            abi.encodeWithSelector(
                I.SettlementDistributor_TotalExceeded.selector, uint256(1) << 129, 100
            )
        );
        claim(0);
    }

    function testFuzz_paysEachExactlyHisCumulative(uint256[4] memory first, uint256[4] memory more)
        public
    {
        for (uint256 i; i < 4; ++i) {
            earned[i] = bound(first[i], 1, 100_000);
        }
        post(1);
        pass();
        for (uint256 i; i < 4; ++i) {
            if (first[i] % 2 == 0) claim(i);
        }
        for (uint256 i; i < 4; ++i) {
            earned[i] += bound(more[i], 1, 100_000);
        }
        post(2);
        pass();
        for (uint256 i; i < 4; ++i) {
            claim(i);
            eq(token.balanceOf(workers[i]), earned[i], "paid");
        }
        eq(distributor.claimedTotal(), sum(), "all");
        eq(distributor.claimedTotal(), distributor.total(), "nothing left");
    }

    function _expectWrongProof() private {
        vm.expectRevert(I.SettlementDistributor_WrongProof.selector);
    }
}
