// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {World} from "./utils/World.sol";

/// @notice How a job that nobody moves is closed: announced, then finished a week later.
contract JobEscrowCloseTest is World {
    bytes32 private constant JOB = bytes32(uint256(0xA1));
    bytes32 private constant OTHER = bytes32(uint256(0xA2));

    event JobClosing(bytes32 indexed jobId, address indexed payer, uint256 held, uint256 closesAt);
    event JobClosed(bytes32 indexed jobId, address indexed payer, uint256 amount);

    uint256 private _start;

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
        _start = block.timestamp;
        _fund(JOB, ana, 100);
        _fund(OTHER, ben, 100);
    }

    function test_announcesAJobThatNobodyMoves() public {
        vm.warp(_start + 10);
        _release(JOB, 40);
        uint256 closableAt = _start + 10 + CLOSE_AFTER;
        vm.warp(closableAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_NotYetClosable.selector, JOB, closableAt)
        );
        escrow.close(JOB);
        vm.warp(closableAt);
        vm.expectEmit(address(escrow));
        emit JobClosing(JOB, ana, 60, closableAt + 7 days);
        vm.prank(mallory);
        escrow.close(JOB);
        eq(escrow.job(JOB).held, 60, "given to nobody yet");
        eq(escrow.refundOf(ana), 0, "not to the payer either");
        eq(escrow.job(OTHER).closesAt, 0, "no other job");
    }

    function test_announcesWhateverStrangersDo() public {
        vm.warp(_start + CLOSE_AFTER - 1);
        _fund(JOB, ana, 1);
        _allow(JOB, 1);
        vm.warp(_start + CLOSE_AFTER);
        escrow.close(JOB);
        eq(escrow.job(JOB).closesAt, block.timestamp + 7 days, "dust puts nothing off");
    }

    function test_waitsLongerWhenThePayerPaysHimself() public {
        vm.warp(_start + CLOSE_AFTER - 1);
        give(ana, 1);
        vm.startPrank(ana);
        token.approve(address(escrow), 1);
        escrow.depositFor(JOB, ana, 1);
        vm.stopPrank();
        vm.warp(block.timestamp + CLOSE_AFTER - 1);
        vm.expectPartialRevert(IJobEscrow.JobEscrow_NotYetClosable.selector);
        escrow.close(JOB);
    }

    function test_finishesAWeekAfterItWasAnnounced() public {
        uint256 closesAt = _announce();
        vm.warp(closesAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_NotYetClosable.selector, JOB, closesAt)
        );
        escrow.finishClosing(JOB);
        vm.warp(closesAt);
        vm.expectEmit(address(escrow));
        emit JobClosed(JOB, ana, 100);
        vm.prank(mallory);
        escrow.finishClosing(JOB);
        eq(escrow.refundOf(ana), 100, "what was left");
        eq(escrow.job(JOB).held, 0, "empty");
        eq(escrow.totalHeld(), 100, "the other job's");
        vm.expectRevert(IJobEscrow.JobEscrow_NothingToDo.selector);
        escrow.finishClosing(JOB);
    }

    function test_finishesNothingThatWasNotAnnounced() public {
        vm.warp(_start + CLOSE_AFTER + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IJobEscrow.JobEscrow_NotClosing.selector, JOB));
        escrow.finishClosing(JOB);
    }

    /// @dev Neither by announcing it anew, nor by money, nor by what the poster does.
    function test_cannotBePutOff() public {
        uint256 closesAt = _announce();
        give(ana, 200);
        vm.startPrank(ana);
        token.approve(address(escrow), 200);
        _expectClosing(closesAt);
        escrow.deposit(JOB, address(token), 1, 0, block.timestamp);
        _expectClosing(closesAt);
        escrow.depositFor(JOB, ben, 150);
        vm.stopPrank();
        _release(JOB, 1);
        vm.warp(closesAt - 1);
        _release(JOB, 1);
        _allow(JOB, 1);
        vm.warp(closesAt);
        _expectClosing(closesAt);
        escrow.close(JOB);
        escrow.finishClosing(JOB);
        vm.warp(closesAt + CLOSE_AFTER);
        _expectClosing(closesAt);
        escrow.close(JOB);
        eq(escrow.refundOf(ana), 98, "what was left");
    }

    function test_goesOnWhileThePauseStopsReleases() public {
        vm.warp(_start + CLOSE_AFTER);
        vm.prank(guardian);
        escrow.pause();
        escrow.close(JOB);
        vm.warp(block.timestamp + 7 days);
        escrow.finishClosing(JOB);
        eq(escrow.refundOf(ana), 100, "nobody's leave is needed");
    }

    /// @dev A client who waits and closes gets nothing of what his workers have earned before.
    function test_paysWhatWasEarnedBeforeItWasAnnounced() public {
        uint256 closesAt = _announce();
        vm.expectPartialRevert(IJobEscrow.JobEscrow_NotYetClosable.selector);
        escrow.finishClosing(JOB);
        vm.warp(closesAt - 1);
        _release(JOB, 95);
        vm.warp(closesAt);
        escrow.finishClosing(JOB);
        eq(token.balanceOf(address(distributor)), 95, "the workers'");
        eq(escrow.refundOf(ana), 5, "the client's");
    }

    function test_givesOutNothingOnceItIsFinished() public {
        vm.warp(_announce());
        escrow.finishClosing(JOB);
        bytes memory nothingHeld =
            abi.encodeWithSelector(IJobEscrow.JobEscrow_HoldsTooLittle.selector, JOB, 1, 0);
        vm.expectRevert(nothingHeld);
        _release(JOB, 1);
        vm.expectRevert(nothingHeld);
        _allow(JOB, 1);
        token.approve(address(escrow), 1);
        vm.expectPartialRevert(IJobEscrow.JobEscrow_JobClosing.selector);
        escrow.depositFor(JOB, ana, 1);
    }

    function test_givesBackAgainWhatAVetoBroughtBack() public {
        vm.warp(_announce());
        _allow(JOB, 70);
        escrow.finishClosing(JOB);
        _veto(JOB);
        eq(escrow.job(JOB).held, 70, "back");
        eq(escrow.refundOf(ana), 30, "not that");
        token.approve(address(escrow), 1);
        vm.expectPartialRevert(IJobEscrow.JobEscrow_JobClosing.selector);
        escrow.depositFor(JOB, ana, 1);
        escrow.finishClosing(JOB);
        eq(escrow.refundOf(ana), 100, "by the deadline, not by the poster");
    }

    /// @dev Whenever and whatever the poster moves in the week: the payer gets the rest, all is somebody's.
    function testFuzz_givesBackWhatTheWeekLeft(
        uint256 released,
        uint256 refunded,
        uint256 time,
        bool isVetoed
    ) public {
        uint256 closesAt = _announce();
        released = bound(released, 0, 100);
        refunded = bound(refunded, 0, 100 - released);
        time = bound(time, 0, 7 days - 1);
        vm.warp(closesAt - 7 days + time);
        _release(JOB, released);
        _allow(JOB, refunded);
        if (isVetoed) {
            _veto(JOB);
            refunded = 0;
        }
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_NotYetClosable.selector, JOB, closesAt)
        );
        escrow.finishClosing(JOB);
        vm.warp(closesAt);
        uint256 rest = 100 - released - refunded;
        if (rest == 0) vm.expectRevert(IJobEscrow.JobEscrow_NothingToDo.selector);
        escrow.finishClosing(JOB);
        eq(escrow.refundOf(ana) + escrow.waitingRefundOf(ana), 100 - released, "the payer's");
        eq(token.balanceOf(address(distributor)), released, "the workers'");
        eq(escrow.totalHeld(), 100, "the other job's");
        eq(token.balanceOf(address(escrow)), 200 - released, "all is there");
    }

    function _announce() private returns (uint256 closesAt) {
        vm.warp(_start + CLOSE_AFTER);
        escrow.close(JOB);
        return _start + CLOSE_AFTER + 7 days;
    }

    function _expectClosing(uint256 closesAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_JobClosing.selector, JOB, closesAt)
        );
    }

    function _fund(bytes32 jobId, address payer, uint256 amount) private {
        token.approve(address(escrow), amount);
        escrow.depositFor(jobId, payer, amount);
    }

    function _release(bytes32 jobId, uint256 paid) private {
        IJobEscrow.Release[] memory releases = new IJobEscrow.Release[](1);
        releases[0] = IJobEscrow.Release(jobId, paid, 0);
        vm.prank(poster);
        escrow.release(releases);
    }

    function _allow(bytes32 jobId, uint256 amount) private {
        IJobEscrow.Refund[] memory refunds = new IJobEscrow.Refund[](1);
        refunds[0] = IJobEscrow.Refund(jobId, amount);
        vm.prank(poster);
        escrow.allowRefund(refunds);
    }

    function _veto(bytes32 jobId) private {
        bytes32[] memory jobs = new bytes32[](1);
        jobs[0] = jobId;
        vm.prank(guardian);
        escrow.vetoRefund(jobs);
    }
}
