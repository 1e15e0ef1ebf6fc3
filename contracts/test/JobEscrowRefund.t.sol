// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {JobEscrow} from "../src/JobEscrow.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {World} from "./utils/World.sol";

/// @notice What goes back to payers: the window, the veto, and who a job belongs to.
contract JobEscrowRefundTest is World {
    bytes32 private constant JOB = bytes32(uint256(0xA1));
    bytes32 private constant OTHER = bytes32(uint256(0xA2));

    event RefundAllowed(bytes32 indexed jobId, address indexed payer, uint256 amount);
    event RefundVetoed(bytes32 indexed jobId, address indexed payer, uint256 amount);
    event BoughtOut(bytes32 indexed jobId, address indexed payer, uint256 amount);

    uint256 private _start;

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
        // The beginning of a period.
        _start = block.timestamp / WINDOW * WINDOW + WINDOW;
        vm.warp(_start);
    }

    function test_refundsThePayerWhoeverAsks() public {
        _fund(JOB, ana, 100);
        vm.expectEmit(address(escrow));
        emit RefundAllowed(JOB, ana, 30);
        _allow(JOB, 30);
        eq(escrow.totalRefunds(), 30, "owed");
        vm.warp(_start + 2 * WINDOW);
        vm.prank(mallory);
        eq(escrow.claimRefund(ana), 30, "paid");
        eq(token.balanceOf(ana), 30, "to the payer");
        eq(escrow.totalRefunds(), 0, "owed no more");
        vm.expectRevert(IJobEscrow.JobEscrow_NothingToDo.selector);
        escrow.claimRefund(ana);
    }

    function test_waitsOneWindowAtLeastAndTwoAtMost() public {
        _fund(JOB, ana, 100);
        vm.warp(_start + WINDOW - 1);
        _allow(JOB, 1);
        vm.warp(_start + WINDOW);
        _allow(JOB, 20);
        eq(escrow.waitingRefundOf(ana), 21, "both wait");
        vm.warp(_start + 2 * WINDOW - 1);
        vm.expectRevert(IJobEscrow.JobEscrow_NothingToDo.selector);
        escrow.claimRefund(ana);
        vm.warp(_start + 2 * WINDOW);
        eq(escrow.refundOf(ana), 1, "the first");
        eq(escrow.claimRefund(ana), 1, "the later one holds nothing up");
        _allow(JOB, 79);
        vm.warp(_start + 3 * WINDOW);
        eq(escrow.refundOf(ana), 20, "the second");
        vm.warp(_start + 9 * WINDOW);
        eq(escrow.claimRefund(ana), 99, "all");
        eq(escrow.waitingRefundOf(ana), 0, "nothing waits");
    }

    function test_refundsAtOnceWithoutAWindow() public {
        JobEscrow quick = new JobEscrow(
            address(manager),
            token,
            IRouter(address(0)),
            address(distributor),
            treasury,
            IJobEscrow.Limits(CLOSE_AFTER, 0, 1000)
        );
        vm.startPrank(governor);
        _allow(address(quick), POSTER, quick.allowRefund.selector);
        vm.stopPrank();
        token.approve(address(quick), 100);
        quick.depositFor(JOB, ana, 100);
        IJobEscrow.Refund[] memory refunds = new IJobEscrow.Refund[](1);
        refunds[0] = IJobEscrow.Refund(JOB, 30);
        vm.prank(poster);
        quick.allowRefund(refunds);
        eq(quick.claimRefund(ana), 30, "in the same second");
        eq(quick.waitingRefundOf(ana), 0, "nothing waits");
    }

    function test_takesBackWhatStillWaits() public {
        _fund(JOB, ana, 100);
        _fund(OTHER, ana, 100);
        _allow(JOB, 1);
        vm.warp(_start + WINDOW);
        _allow(JOB, 20);
        _allow(OTHER, 70);
        vm.warp(_start + 2 * WINDOW);
        _allow(JOB, 3);
        vm.expectEmit(address(escrow));
        emit RefundVetoed(JOB, ana, 23);
        _veto(JOB);
        eq(escrow.job(JOB).held, 99, "back in the job, but for what was ripe");
        eq(escrow.totalHeld(), 129, "held");
        eq(escrow.totalRefunds(), 71, "owed");
        eq(escrow.refundOf(ana), 1, "ripe");
        eq(escrow.waitingRefundOf(ana), 70, "the other job's");
        _veto(JOB);
        eq(escrow.totalHeld(), 129, "once");
        vm.warp(_start + 4 * WINDOW);
        _veto(OTHER);
        eq(escrow.claimRefund(ana), 71, "too late for a veto");
    }

    function test_isVetoedByTheGuardianOnly() public {
        bytes32[] memory jobs = new bytes32[](0);
        expectUnauthorized(poster);
        vm.prank(poster);
        escrow.vetoRefund(jobs);
    }

    function test_hasOnePayerForAJobUnlessAnotherBringsMore() public {
        _fund(JOB, ana, 100);
        token.approve(address(escrow), 100);
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_PaidByAnother.selector, JOB, ana)
        );
        escrow.depositFor(JOB, ben, 100);
        token.approve(address(escrow), 101);
        vm.expectEmit(address(escrow));
        emit BoughtOut(JOB, ana, 100);
        escrow.depositFor(JOB, ben, 101);
        eq(escrow.job(JOB).payer, ben, "his now");
        eq(escrow.claimRefund(ana), 100, "she has hers, at once");
        eq(escrow.job(JOB).held, 101, "held");
    }

    function test_isNotKeptOutByAStrangersDust() public {
        _fund(JOB, mallory, 1);
        _fund(JOB, ana, 100);
        eq(escrow.job(JOB).payer, ana, "client");
        // The ledger refuses the dust and gives it back: that has been done.
        vm.expectEmit(address(escrow));
        emit RefundAllowed(JOB, ana, 1);
        _allow(JOB, 1);
        eq(escrow.job(JOB).held, 100, "all of hers");
        eq(escrow.refundOf(mallory), 1, "dust");
        _allow(JOB, 1);
        eq(escrow.job(JOB).held, 99, "set off once");
    }

    function test_isNotKeptOutByDustThatWaits() public {
        _fund(JOB, mallory, 1);
        _allow(JOB, 1);
        _fund(JOB, ana, 100);
        eq(escrow.job(JOB).payer, ana, "client");
        _veto(JOB);
        eq(escrow.job(JOB).held, 100, "forgotten");
        vm.warp(_start + 2 * WINDOW);
        eq(escrow.claimRefund(mallory), 1, "dust");
    }

    /// @dev A unit in the emptied job, under another name, does not keep the guardian out.
    function test_hidesNoRefundBehindAnotherPayer() public {
        _fund(JOB, mallory, 100);
        _allow(JOB, 100);
        token.approve(address(escrow), 100);
        vm.expectPartialRevert(IJobEscrow.JobEscrow_PaidByAnother.selector);
        escrow.depositFor(JOB, ben, 100);
        _veto(JOB);
        eq(escrow.job(JOB).held, 100, "back");
    }

    /// @dev Whatever the order: what goes out is what came in, and the ledger's sums hold.
    function testFuzz_buysOutAtNobodysCost(uint256 first, uint256 second, bool isFirstRefused)
        public
    {
        first = bound(first, 1, 1e24);
        second = bound(second, first + 1, 2e24);
        _fund(JOB, ana, first);
        _fund(JOB, ben, second);
        uint256 refused = isFirstRefused ? first : second;
        _allow(JOB, refused);
        eq(escrow.job(JOB).held, first + second - refused, "what the ledger took");
        vm.warp(_start + 2 * WINDOW);
        eq(escrow.refundOf(ana) + escrow.refundOf(ben), refused, "what the ledger refused");
        eq(escrow.refundOf(ana), first, "she has lost nothing");
    }

    function _fund(bytes32 jobId, address payer, uint256 amount) private {
        token.approve(address(escrow), amount);
        escrow.depositFor(jobId, payer, amount);
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
