// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolRouter} from "../script/LocalMarket.sol";
import {vm} from "../script/Vm.sol";
import {JobEscrow} from "../src/JobEscrow.sol";
import {TwapPriceBound} from "../src/TwapPriceBound.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {IPair} from "../src/interfaces/IUniswap.sol";
import {CallingToken, FeeToken, LyingRouter, ParBound, SilentToken} from "./utils/Tokens.sol";
import {World} from "./utils/World.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @notice Deposits in other currencies, through Uniswap's released contracts and through a liar.
contract JobEscrowSwapTest is World {
    bytes32 private constant JOB = bytes32(uint256(0xA1));

    IPoolRouter private _router;
    IPair private _pair;
    LyingRouter private _liar;
    JobEscrow private _lied;
    CallingToken private _calling;

    function setUp() public {
        vm.warp(1_700_000_000);
        _router = _deployRouter(address(this));
        deployWorld(_router);
        _pair = _openPool(_router, address(this));
        _listUsd(_pair);
        _liar = new LyingRouter(token);
        give(address(_liar), 1_000_000);
        _lied = new JobEscrow(
            address(manager),
            token,
            _liar,
            address(distributor),
            treasury,
            IJobEscrow.Limits(CLOSE_AFTER, WINDOW, 1000)
        );
        _allow(address(_lied), 0, _lied.listToken.selector);
        _allow(address(_lied), GOVERNOR, _lied.delistToken.selector);
        _calling = new CallingToken();
        _lied.listToken(address(_calling), address(new ParBound()));
        handOver();
    }

    function test_swapsDollarsIntoAle() public {
        uint256 ale = _depositUsd(ana, 100e6, 4_900e18);
        near(ale, 4_985e18, 1e18, "100 USD at 0.02, less 0.3 % to the pool");
        eq(escrow.job(JOB).held, ale, "held");
        eq(token.balanceOf(address(escrow)), ale, "arrived");
        eq(usd.allowance(address(escrow), address(_router)), 0, "no allowance left");
    }

    function test_leavesTheDollarsWithThePayerWhenThePriceMoved() public {
        _mintUsd(ana, 100e6);
        vm.expectRevert();
        vm.prank(ana);
        escrow.deposit(JOB, address(usd), 100e6, 5_000e18, block.timestamp);
        eq(usd.balanceOf(ana), 100e6, "still hers");
        eq(escrow.totalHeld(), 0, "nothing held");
    }

    function test_boundsThePriceEvenIfThePayerDoesNot() public {
        _buyAle(400_000e6);
        _mintUsd(ana, 100e6);
        vm.expectRevert();
        vm.prank(ana);
        escrow.deposit(JOB, address(usd), 100e6, 0, block.timestamp);
        eq(usd.balanceOf(ana), 100e6, "the sandwich stays empty");
    }

    function test_takesTheLargerOfBothMinima() public {
        _liar.setPays(100);
        SilentToken silent = new SilentToken();
        _list(_lied, address(silent));
        silent.mint(ana, 200);
        vm.startPrank(ana);
        silent.approve(address(_lied), 200);
        vm.expectRevert(abi.encodeWithSelector(IJobEscrow.JobEscrow_TooFewAle.selector, 100, 101));
        _lied.deposit(JOB, address(silent), 100, 101, block.timestamp);
        vm.stopPrank();
    }

    function test_doesNotBelieveTheRouter() public {
        _liar.setPays(99);
        Depositor depositor = new Depositor(_lied, _calling);
        _calling.mint(address(depositor), 100);
        vm.expectRevert(abi.encodeWithSelector(IJobEscrow.JobEscrow_TooFewAle.selector, 99, 100));
        depositor.deposit(JOB, 100, 0);
    }

    function test_countsWhatArrivesOfATokenWithAFee() public {
        FeeToken fee = new FeeToken();
        _list(_lied, address(fee));
        fee.mint(ana, 1000);
        _liar.setPays(900);
        vm.startPrank(ana);
        fee.approve(address(_lied), 1000);
        eq(_lied.deposit(JOB, address(fee), 1000, 900, block.timestamp), 900, "by difference");
        vm.stopPrank();
        eq(_lied.job(JOB).held, 900, "held");
    }

    function test_takesATokenThatReturnsNothing() public {
        SilentToken silent = new SilentToken();
        _list(_lied, address(silent));
        silent.mint(ana, 10);
        _liar.setPays(10);
        vm.startPrank(ana);
        silent.approve(address(_lied), 10);
        eq(_lied.deposit(JOB, address(silent), 10, 10, block.timestamp), 10, "received");
        vm.stopPrank();
    }

    function test_isNotEnteredTwice() public {
        _liar.setPays(1000);
        Depositor depositor = new Depositor(_lied, _calling);
        _calling.mint(address(depositor), 200);
        depositor.reenterBy(
            abi.encodeCall(IJobEscrow.deposit, (JOB, address(_calling), 100, 0, block.timestamp))
        );
        vm.expectRevert(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        depositor.deposit(JOB, 100, 0);
        depositor.reenterBy(abi.encodeCall(IJobEscrow.depositFor, (JOB, address(depositor), 1)));
        vm.expectRevert(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        depositor.deposit(JOB, 100, 0);
    }

    function test_refusesADelistedToken() public {
        vm.prank(governor);
        escrow.delistToken(address(usd));
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_TokenNotListed.selector, address(usd))
        );
        escrow.deposit(JOB, address(usd), 1, 0, block.timestamp);
    }

    function test_listsOnlyWithABoundAndByTheGovernor() public {
        vm.expectRevert(
            abi.encodeWithSelector(IJobEscrow.JobEscrow_BoundMissing.selector, address(usd))
        );
        vm.prank(governor);
        escrow.listToken(address(usd), address(0));
        expectUnauthorized(poster);
        vm.prank(poster);
        escrow.listToken(address(usd), address(1));
        expectUnauthorized(poster);
        vm.prank(poster);
        escrow.delistToken(address(usd));
    }

    function test_averagesThePriceOverTheWindow() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                TwapPriceBound.TwapPriceBound_TooEarly.selector,
                priceBound.observedAt() + 30 minutes
            )
        );
        priceBound.observe();
        eq(priceBound.aleFloor(address(usd), 100e6), 4_500e18, "start, less 10 %");

        vm.warp(block.timestamp + 30 minutes);
        priceBound.observe();
        near(priceBound.aleFloor(address(usd), 100e6), 4_500e18, 1e12, "the pool says the same");
        _depositUsd(ana, 100_000e6, 0);
        near(priceBound.aleFloor(address(usd), 100e6), 4_500e18, 1e12, "not moved in the block");
        vm.warp(block.timestamp + 30 minutes);
        priceBound.observe();
        near(priceBound.aleFloor(address(usd), 100e6), 4_083e18, 2e18, "moved after the window");
    }

    function test_followsThePriceByTheDepositsThemselves() public {
        vm.prank(governor);
        priceBound.setDeviation(500);
        vm.warp(block.timestamp + 30 minutes);
        _depositUsd(ana, 100e6, 0);
        eq(priceBound.observedAt(), block.timestamp, "observed by a deposit");

        _buyAle(100_000e6);
        _mintUsd(ana, 100e6);
        vm.warp(block.timestamp + 30 minutes - 1);
        vm.expectRevert();
        vm.prank(ana);
        escrow.deposit(JOB, address(usd), 100e6, 0, block.timestamp);
        vm.warp(block.timestamp + 1);
        vm.prank(ana);
        uint256 ale = escrow.deposit(JOB, address(usd), 100e6, 0, block.timestamp);
        near(ale, 4_520e18, 5e18, "at the price that is 10 % higher, and nobody has observed");
    }

    function test_observesOnceAWindowAtMost() public {
        vm.warp(block.timestamp + 30 minutes);
        uint256 time = block.timestamp;
        _depositUsd(ana, 100e6, 0);
        vm.warp(time + 30 minutes - 1);
        _depositUsd(ana, 100e6, 0);
        eq(priceBound.observedAt(), time, "not yet");
        vm.warp(time + 30 minutes);
        _depositUsd(ana, 100e6, 0);
        eq(priceBound.observedAt(), time + 30 minutes, "again");
    }

    function test_boundsOneTokenOnly() public {
        vm.expectRevert(
            abi.encodeWithSelector(TwapPriceBound.TwapPriceBound_WrongToken.selector, address(1))
        );
        priceBound.aleFloor(address(1), 1);
    }

    function test_letsTheGovernorSetTheDeviation() public {
        expectUnauthorized(poster);
        vm.prank(poster);
        priceBound.setDeviation(1);
        vm.startPrank(governor);
        vm.expectRevert(
            abi.encodeWithSelector(TwapPriceBound.TwapPriceBound_DeviationTooLarge.selector, 5001)
        );
        priceBound.setDeviation(5001);
        priceBound.setDeviation(5000);
        vm.stopPrank();
        eq(priceBound.aleFloor(address(usd), 100e6), 2_500e18, "half");
    }

    function test_boundsAPairInEitherOrder() public {
        // The other token of the same pair: what is first for one is second for the other.
        TwapPriceBound other =
            new TwapPriceBound(address(manager), _pair, address(token), 1 << 112, 1, 0);
        isTrue(other.tokenIsFirst() != priceBound.tokenIsFirst(), "order");
        vm.warp(block.timestamp + 30 minutes);
        priceBound.observe();
        other.observe();
        near(other.aleFloor(address(token), 50e18), 1e6, 1, "50 ALE are a dollar");
    }

    function _depositUsd(address payer, uint256 amount, uint256 aleMin)
        private
        returns (uint256 ale)
    {
        _mintUsd(payer, amount);
        vm.prank(payer);
        return escrow.deposit(JOB, address(usd), amount, aleMin, block.timestamp);
    }

    function _buyAle(uint256 dollars) private {
        usd.mint(mallory, dollars);
        address[] memory path = new address[](2);
        (path[0], path[1]) = (address(usd), address(token));
        vm.startPrank(mallory);
        usd.approve(address(_router), dollars);
        _router.swapExactTokensForTokensSupportingFeeOnTransferTokens(
            dollars, 0, path, mallory, block.timestamp
        );
        vm.stopPrank();
    }

    function _mintUsd(address payer, uint256 amount) private {
        usd.mint(payer, amount);
        vm.prank(payer);
        usd.approve(address(escrow), amount);
    }

    function _list(JobEscrow where, address what) private {
        address bound_ = address(new ParBound());
        vm.prank(governor);
        where.listToken(what, bound_);
    }
}

/// @notice A payer that is called back by the token and then tries to enter again.
contract Depositor {
    JobEscrow private immutable _escrow;
    CallingToken private immutable _token;
    bytes private _reentry;

    constructor(JobEscrow escrow, CallingToken token) {
        _escrow = escrow;
        _token = token;
        token.approve(address(escrow), type(uint256).max);
        token.register();
    }

    function reenterBy(bytes calldata call) external {
        _reentry = call;
    }

    function deposit(bytes32 jobId, uint256 amount, uint256 aleMin) external {
        _escrow.deposit(jobId, address(_token), amount, aleMin, block.timestamp);
    }

    function tokensToSend() external {
        if (_reentry.length == 0) return;
        (bool isDone, bytes memory reason) = address(_escrow).call(_reentry);
        if (!isDone) {
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
    }
}
