// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {ISettlementDistributor as I} from "../src/interfaces/ISettlementDistributor.sol";
import {Settlement} from "./utils/Settlement.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

/// @notice What a thief of the poster's key gets if the guardian looks once in each window: nothing.
contract ThiefTest is Settlement {
    bytes32 private constant JOB = bytes32(uint256(0xA1));
    bytes32 private constant OWN = bytes32(uint256(0xA2));

    uint256 private _cap = uint256(CAP_ALE) * 1e18;

    function setUp() public {
        deploySettlement();
        token.approve(address(escrow), 20 * _cap);
        escrow.depositFor(JOB, ana, 10 * _cap);
        // The thief is a client too, and workers have earned what he paid.
        escrow.depositFor(OWN, mallory, 10 * _cap);
    }

    function test_givesAThiefOneCappedEpochAtMost() public {
        _release(JOB, 10 * _cap, 0);
        _release(OWN, 9 * _cap, _cap);
        workers = [mallory];
        earned = [10 * _cap];
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_CapExceeded.selector, 10 * _cap, _cap)
        );
        post(1);
        earned = [_cap];
        post(1);
        vm.expectRevert();
        post(2);
        vm.startPrank(guardian);
        distributor.veto(1);
        distributor.pause();
        vm.stopPrank();
        vm.expectRevert(I.SettlementDistributor_Paused.selector);
        post(1);
        eq(token.balanceOf(mallory), 0, "nothing");
    }

    function test_givesAThiefNoMoreThanTheFeeThatThereIs() public {
        uint256 max = _cap / 10 + 1e9;
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_FeeTooLarge.selector, JOB, _cap, max)
        );
        _release(JOB, 0, _cap);
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_FeeTooLarge.selector, JOB, max + 1, max)
        );
        _release(JOB, _cap - max - 1, max + 1);
        _release(JOB, _cap - max, max);
        eq(token.balanceOf(treasury), max, "and that is the treasury's, not his");
    }

    function test_givesAThiefNoRefundThatTheGuardianSees() public {
        _allow(OWN, 10 * _cap);
        vm.expectRevert(IJobEscrow.JobEscrow_NothingToDo.selector);
        escrow.claimRefund(mallory);
        vm.warp(block.timestamp + WINDOW);
        bytes32[] memory jobs = new bytes32[](1);
        jobs[0] = OWN;
        vm.startPrank(guardian);
        escrow.pause();
        escrow.vetoRefund(jobs);
        vm.stopPrank();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _allow(OWN, 1);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _release(OWN, 1, 0);
        vm.warp(block.timestamp + 10 * WINDOW);
        vm.expectRevert(IJobEscrow.JobEscrow_NothingToDo.selector);
        escrow.claimRefund(mallory);
        eq(escrow.job(OWN).held, 10 * _cap, "the workers' again");
    }

    /// @dev Unseen, a refund still goes to nobody but who paid for the job.
    function testFuzz_paysRefundsToPayersOnly(uint256 amount) public {
        amount = bound(amount, 1, 10 * _cap);
        _allow(JOB, amount);
        vm.warp(block.timestamp + 2 * WINDOW);
        vm.prank(mallory);
        eq(escrow.claimRefund(ana), amount, "hers");
        eq(token.balanceOf(mallory), 0, "not his");
    }

    function _release(bytes32 jobId, uint256 paid, uint256 fee) private {
        IJobEscrow.Release[] memory releases = new IJobEscrow.Release[](1);
        releases[0] = IJobEscrow.Release(jobId, paid, fee);
        vm.prank(poster);
        escrow.release(releases);
    }

    function _allow(bytes32 jobId, uint256 amount) private {
        IJobEscrow.Refund[] memory refunds = new IJobEscrow.Refund[](1);
        refunds[0] = IJobEscrow.Refund(jobId, amount);
        vm.prank(poster);
        escrow.allowRefund(refunds);
    }
}
