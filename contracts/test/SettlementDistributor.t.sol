// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {ISettlementDistributor as I} from "../src/interfaces/ISettlementDistributor.sol";
import {Settlement} from "./utils/Settlement.sol";

contract SettlementDistributorTest is Settlement {
    event RootPosted(uint64 indexed epoch, bytes32 root, uint256 total, bytes32 dataHash);
    event RootVetoed(uint64 indexed epoch);

    function setUp() public {
        deploySettlement();
    }

    function test_postsEpochByEpoch() public {
        vm.expectEmit(address(distributor));
        emit RootPosted(1, root(), 1000, keccak256("leaves"));
        post(1);
        eq(distributor.lastEpoch(), 1, "last");
        eq(distributor.total(), 1000, "total");
        eq(distributor.activeTotal(), 0, "pending");
        eq(distributor.activeRoot(), bytes32(0), "no root yet");
        eq(distributor.activeAt(), block.timestamp + WINDOW, "when");
        pass();
        eq(distributor.activeTotal(), 1000, "active");
        eq(distributor.activeRoot(), root(), "root");
        eq(distributor.activeAt(), 0, "settled");
    }

    function test_postsNoEpochTwiceAndNoneIsLeftOut() public {
        _expectWrongEpoch(0, 1);
        post(0);
        _expectWrongEpoch(2, 1);
        post(2);
        post(1);
        pass();
        _expectWrongEpoch(1, 2);
        post(1);
        _expectWrongEpoch(3, 2);
        post(3);
    }

    function test_waitsForTheWindowOfTheLastEpoch() public {
        post(1);
        uint256 activeAt = block.timestamp + WINDOW;
        vm.warp(activeAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_EpochPending.selector, 1, activeAt)
        );
        post(2);
        vm.warp(activeAt);
        post(2);
    }

    function test_isActiveAtOnceWithoutAWindow() public {
        vm.prank(governor);
        distributor.setLimits(CAP_ALE, 0, ADVANCE_CAP, ana);
        post(1);
        eq(claim(0), 100, "in the same second");
        earned[0] = 101;
        post(2);
        eq(claim(0), 1, "and the next");
    }

    function test_neverLetsTheTotalFall() public {
        post(1);
        pass();
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_TotalFell.selector, 999, 1000)
        );
        post(2, root(), 999);
        post(2, root(), 1000);
    }

    function test_capsTheIncreaseOfAnEpoch() public {
        uint256 cap = uint256(CAP_ALE) * 1e18;
        eq(distributor.cap(), cap, "cap");
        give(address(distributor), 3 * cap);
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_CapExceeded.selector, cap + 1, cap)
        );
        post(1, root(), cap + 1);
        post(1, root(), cap);
        pass();
        post(2, root(), 2 * cap);
    }

    function test_owesNoMoreThanItHolds() public {
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_NotFunded.selector, 1_000_001, 1_000_000)
        );
        post(1, root(), 1_000_001);
        post(1);
        pass();
        claim(3);
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_NotFunded.selector, 999_601, 999_600)
        );
        post(2, root(), 1_000_001);
    }

    function test_isNotConfusedByAleThatNobodyAnnounced() public {
        give(address(distributor), 77);
        post(1);
        pass();
        eq(claim(0), 100, "as before");
        eq(distributor.claimedTotal(), 100, "claimed");
    }

    function test_isPostedByThePosterOnly() public {
        expectUnauthorized(mallory);
        vm.prank(mallory);
        distributor.post(1, root(), 1000, 0);
    }

    function test_vetoesAPendingRoot() public {
        post(1);
        pass();
        bytes32 good = root();
        earned[0] = 900_000;
        post(2);
        expectUnauthorized(poster);
        vm.prank(poster);
        distributor.veto(2);

        vm.expectEmit(address(distributor));
        emit RootVetoed(2);
        vm.prank(guardian);
        distributor.veto(2);
        pass();
        eq(distributor.lastEpoch(), 1, "as if never posted");
        eq(distributor.activeRoot(), good, "the root before");
        eq(distributor.total(), 1000, "the total before");
        _expectWrongProof();
        claim(0);

        earned[0] = 150;
        post(2);
        pass();
        eq(claim(0), 150, "the same epoch, posted again");
    }

    function test_vetoesNothingElse() public {
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(I.SettlementDistributor_NotPending.selector, 0));
        distributor.veto(0);
        vm.stopPrank();
        post(1);
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(I.SettlementDistributor_NotPending.selector, 2));
        distributor.veto(2);
        pass();
        vm.expectRevert(abi.encodeWithSelector(I.SettlementDistributor_NotPending.selector, 1));
        distributor.veto(1);
        vm.stopPrank();
    }

    function test_goesOnPayingWhilePaused() public {
        post(1);
        pass();
        vm.prank(guardian);
        distributor.pause();
        isTrue(distributor.isPaused(), "paused");
        eq(claim(0), 100, "workers' money is never locked");
        vm.prank(guardian);
        distributor.unpause();
        isTrue(!distributor.isPaused(), "goes on");
        post(2);
    }

    function test_isPausedByTheGuardianOnly() public {
        expectUnauthorized(poster);
        vm.prank(poster);
        distributor.pause();
        expectUnauthorized(poster);
        vm.prank(poster);
        distributor.unpause();
    }

    function test_letsTheGovernorSetTheLimits() public {
        vm.startPrank(governor);
        vm.expectRevert(
            abi.encodeWithSelector(
                I.SettlementDistributor_WindowTooLong.selector, 7 days + 1, 7 days
            )
        );
        distributor.setLimits(5, uint32(7 days + 1), 1, ana);
        vm.expectRevert(
            abi.encodeWithSelector(
                I.SettlementDistributor_CapTooLarge.selector, 2 ** 36, 2 ** 36 - 1
            )
        );
        distributor.setLimits(2 ** 36, 0, 1, ana);
        distributor.setLimits(5, uint32(7 days), 1, ana);
        vm.stopPrank();
        eq(distributor.cap(), 5e18, "cap");
        eq(distributor.window(), 7 days, "window");
        eq(distributor.advanceSigner(), ana, "signer");
        expectUnauthorized(poster);
        vm.prank(poster);
        distributor.setLimits(0, 0, 0, ana);
    }

    function _expectWrongEpoch(uint64 epoch, uint64 expected) private {
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_WrongEpoch.selector, epoch, expected)
        );
    }

    function _expectWrongProof() private {
        vm.expectRevert(I.SettlementDistributor_WrongProof.selector);
    }
}
