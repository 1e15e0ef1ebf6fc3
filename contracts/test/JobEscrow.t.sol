// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {World} from "./utils/World.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

contract JobEscrowTest is World {
    bytes32 internal constant JOB = bytes32(uint256(0xA1));
    bytes32 internal constant OTHER = bytes32(uint256(0xA2));

    event Deposited(
        bytes32 indexed jobId, address indexed payer, address token, uint256 amountIn, uint256 ale
    );
    event Released(bytes32 indexed jobId, uint256 paid, uint256 fee);

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
    }

    function test_takesAleForAJob() public {
        give(ana, 100);
        vm.startPrank(ana);
        token.approve(address(escrow), 100);
        vm.expectEmit(address(escrow));
        emit Deposited(JOB, ana, address(token), 100, 100);
        eq(escrow.deposit(JOB, address(token), 100, 100, block.timestamp), 100, "received");
        eq(escrow.job(JOB).held, 100, "held");
        eq(escrow.job(JOB).payer, ana, "payer");
        eq(escrow.totalHeld(), 100, "total");
    }

    function test_refusesAnExpiredQuote() public {
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_QuoteExpired.selector, block.timestamp - 1)
        );
        escrow.deposit(JOB, address(token), 1, 0, block.timestamp - 1);
    }

    function test_refusesLessThanThePayerAskedFor() public {
        token.approve(address(escrow), 100);
        vm.expectRevert(abi.encodeWithSelector(IJobEscrow.JobEscrow_TooFewAle.selector, 100, 101));
        escrow.deposit(JOB, address(token), 100, 101, block.timestamp);
    }

    function test_refusesAnUnlistedToken() public {
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_TokenNotListed.selector, mallory)
        );
        escrow.deposit(JOB, mallory, 100, 0, block.timestamp);
    }

    function test_refusesNoJobNoPayerNoMoney() public {
        token.approve(address(escrow), 100);
        vm.expectRevert(IJobEscrow.JobEscrow_NoJob.selector);
        escrow.depositFor(0, ana, 100);
        vm.expectRevert(IJobEscrow.JobEscrow_NoJob.selector);
        escrow.depositFor(JOB, address(0), 100);
        vm.expectRevert(IJobEscrow.JobEscrow_NothingToDo.selector);
        escrow.depositFor(JOB, ana, 0);
        vm.expectRevert(IJobEscrow.JobEscrow_NoJob.selector);
        escrow.close(JOB);
    }

    function test_takesADepositOfTheTreasuryForAPayer() public {
        _fund(JOB, ana, 100);
        eq(escrow.job(JOB).payer, ana, "refunds will be hers");
        _fund(JOB, ana, 11);
        eq(escrow.job(JOB).held, 111, "topped up");
    }

    function test_releasesToTheDistributorAndTheTreasury() public {
        _fund(JOB, ana, 100);
        _fund(OTHER, ben, 50);
        IJobEscrow.Release[] memory releases = new IJobEscrow.Release[](2);
        releases[0] = IJobEscrow.Release(JOB, 60, 5);
        releases[1] = IJobEscrow.Release(OTHER, 47, 3);
        vm.expectEmit(address(escrow));
        emit Released(JOB, 60, 5);
        vm.prank(poster);
        escrow.release(releases);
        eq(token.balanceOf(address(distributor)), 107, "workers");
        eq(token.balanceOf(treasury), 8, "fees");
        eq(escrow.job(JOB).held, 35, "left");
        eq(escrow.job(OTHER).held, 0, "nothing left");
        eq(escrow.totalHeld(), 35, "total");
    }

    function testFuzz_keepsTheFeeWithinItsPartOfARelease(uint256 paid, uint256 fee) public {
        paid = bound(paid, 0, 1e24);
        fee = bound(fee, 0, 1e24);
        _fund(JOB, ana, 2e24);
        uint256 max = (paid + fee) / 10 + 1e9;
        if (fee > max) {
            vm.expectRevert(
                abi.encodeWithSelector(IJobEscrow.JobEscrow_FeeTooLarge.selector, JOB, fee, max)
            );
        }
        _release(JOB, paid, fee);
        eq(token.balanceOf(treasury), fee > max ? 0 : fee, "fees");
    }

    /// @dev Fee and pots as the ledger rounds them (rules 2), at the highest fee there is.
    function testFuzz_takesEveryFeeOfTheLedger(uint256 budget, uint256 items, uint256 pools)
        public
    {
        items = bound(items, 1, 1e6);
        budget = bound(budget, 2 * items, 1e27);
        pools = bound(pools, 1, items);
        uint256 fee = budget / 10;
        uint256 pot = (budget - fee) / items;
        _fund(JOB, ana, budget);
        _release(JOB, pools * pot, fee * pools / items);
        _release(JOB, (items - pools) * pot, fee - fee * pools / items);
    }

    function test_neverReleasesMoreThanAJobHolds() public {
        _fund(JOB, ana, 100);
        _fund(OTHER, ben, 100);
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_HoldsTooLittle.selector, JOB, 101, 100)
        );
        _release(JOB, 100, 1);
    }

    function test_releasesAndRefundsByThePosterOnly() public {
        _fund(JOB, ana, 100);
        expectUnauthorized(mallory);
        vm.prank(mallory);
        escrow.release(new IJobEscrow.Release[](0));
        expectUnauthorized(mallory);
        vm.prank(mallory);
        escrow.allowRefund(new IJobEscrow.Refund[](0));
    }

    function test_refundsNoMoreThanAJobHolds() public {
        _fund(JOB, ana, 100);
        _release(JOB, 90, 10);
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_HoldsTooLittle.selector, JOB, 1, 0)
        );
        _allow(JOB, 1);
    }

    function test_stopsWhenTheGuardianSaysSo() public {
        _fund(JOB, ana, 100);
        _allow(JOB, 30);
        vm.warp(block.timestamp + 2 * WINDOW);
        vm.prank(guardian);
        escrow.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        escrow.deposit(JOB, address(token), 1, 0, block.timestamp);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        escrow.depositFor(JOB, ana, 1);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _release(JOB, 1, 0);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _allow(JOB, 1);
        eq(escrow.claimRefund(ana), 30, "what was credited is paid");
        vm.prank(guardian);
        escrow.unpause();
        _release(JOB, 70, 0);
    }

    function test_isPausedByTheGuardianOnly() public {
        expectUnauthorized(poster);
        vm.prank(poster);
        escrow.pause();
        vm.prank(guardian);
        escrow.pause();
        expectUnauthorized(poster);
        vm.prank(poster);
        escrow.unpause();
    }

    function _fund(bytes32 jobId, address payer, uint256 amount) private {
        token.approve(address(escrow), amount);
        escrow.depositFor(jobId, payer, amount);
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
