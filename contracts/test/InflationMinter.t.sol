// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {IInflationMinter} from "../src/interfaces/IInflationMinter.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {World} from "./utils/World.sol";

contract InflationMinterTest is World {
    uint256 private constant YEAR = 365 days;

    event InflationMinted(uint64 indexed index, uint256 stakers, uint256 communities);

    uint256 private _start;

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
        _start = minter.accruedUntil();
    }

    function test_mintsOneHalfAndAllowsTheOther() public {
        vm.warp(_start + DAY);
        uint256 due = minter.due();
        vm.expectEmit(address(minter));
        emit InflationMinted(1, due - due / 2, due / 2);
        minter.mintDue();
        eq(token.balanceOf(address(staking)), due - due / 2, "stakers");
        eq(staking.rewardReserve(), due - due / 2, "announced");
        eq(minter.allowance(1), due / 2, "allowed");
        eq(token.totalSupply(), SUPPLY + due - due / 2, "the allowance is not minted");
        eq(minter.lastIndex(), 1, "index");
        eq(minter.due(), 0, "nothing left");
    }

    function test_refusesASecondPeriodTooEarly() public {
        vm.warp(_start + DAY - 1);
        _expectTooEarly(_start + DAY);
        minter.mintDue();
        vm.warp(_start + DAY);
        minter.mintDue();
        _expectTooEarly(_start + 2 * DAY);
        minter.mintDue();
    }

    function test_mintsExactlyEightPercentInAYear() public {
        for (uint256 day = 1; day <= 365; ++day) {
            vm.warp(_start + day * DAY);
            _fundAll(minter.mintDue());
        }
        eq(token.totalSupply(), 5_400_000_000e18, "5.4e9 after one year");
        eq(minter.scheduled(), 400_000_000e18, "scheduled");
        isTrue(token.totalSupply() != 5_414_917_230_731_099_498_124_267_008, "weekly compounding");
    }

    function testFuzz_howOftenItIsCalledChangesNothing(uint256[12] memory gaps) public {
        uint256 time = _start;
        uint256 sum;
        for (uint256 i; i < 12; ++i) {
            time += bound(gaps[i], DAY, 30 * DAY);
            vm.warp(time);
            uint256 due = minter.due();
            minter.mintDue();
            sum += due;
        }
        eq(sum, SUPPLY * 8 * (time - _start) / (100 * YEAR), "one floor for the whole time");
        eq(minter.scheduled(), sum, "scheduled");
    }

    function test_neverCrossesAnAnniversaryInOneCall() public {
        vm.warp(_start + 3 * YEAR + 100);
        eq(minter.due(), 400_000_000e18, "one year");
        _fundAll(minter.mintDue());
        eq(minter.base(), 5_200_000_000e18, "the new base: what exists, not what is allowed");
        eq(minter.year(), 2, "second year");
        eq(minter.due(), 416_000_000e18, "8 % of that");
        _fundAll(minter.mintDue());
        eq(minter.base(), 5_408_000_000e18, "the first year's other half came after it too");
        _fundAll(minter.mintDue());
        eq(minter.base(), 5_624_320_000e18, "and still did");
        eq(minter.accruedUntil(), _start + 3 * YEAR, "three calls, three years");
        _expectTooEarly(_start + 3 * YEAR + DAY);
        minter.mintDue();
    }

    /// @dev Two periods of the first year; the communities' half of the first is minted in time, of the
    /// second after the anniversary. The base is the same whenever the call comes.
    function testFuzz_takesWhatWasMintedByTheAnniversary(uint256 late, uint256 funded) public {
        late = bound(late, 0, 5 * YEAR);
        vm.warp(_start + YEAR / 4);
        minter.mintDue();
        vm.warp(_start + YEAR / 2);
        minter.mintDue();
        uint256 allowed = minter.allowance(1);
        funded = bound(funded, 0, allowed);
        vm.startPrank(poster);
        minter.mintForCommunities(1, funded);
        vm.warp(_start + YEAR + late);
        if (late != 0) minter.mintForCommunities(2, allowed);
        vm.stopPrank();
        minter.mintDue();
        eq(
            minter.base(),
            SUPPLY + 200_000_000e18 + funded,
            "one year's stakers, and what came in time"
        );
    }

    /// @dev What is left of the rule: locked balances are those of the call, and that is all.
    function testFuzz_readsLockedBalancesAtTheCall(uint256 moved) public {
        Genesis memory genesis;
        genesis.holders = new address[](2);
        genesis.amounts = new uint256[](2);
        genesis.locked = new address[](1);
        (genesis.holders[0], genesis.holders[1]) = (address(this), treasury);
        (genesis.amounts[0], genesis.amounts[1]) = (2_000_000_000e18, 3_000_000_000e18);
        genesis.locked[0] = treasury;
        deployWorld(IRouter(address(0)), genesis);
        moved = bound(moved, 0, 3_000_000_000e18);
        vm.warp(block.timestamp + YEAR + 1);
        vm.prank(treasury);
        token.transfer(ana, moved);
        minter.mintDue();
        eq(minter.base(), 2_080_000_000e18 + moved, "off by what moved");
    }

    /// @dev All that circulates may be locked away: the minter goes on.
    function test_goesOnWhenLessCirculatesThanWasMintedLate() public {
        Genesis memory genesis;
        genesis.holders = new address[](1);
        genesis.amounts = new uint256[](1);
        genesis.locked = new address[](1);
        (genesis.holders[0], genesis.amounts[0]) = (address(this), SUPPLY);
        genesis.locked[0] = treasury;
        deployWorld(IRouter(address(0)), genesis);
        handOver();
        token.approve(address(staking), 1e18);
        staking.stake(1e18);
        vm.warp(_start + YEAR / 2);
        minter.mintDue();
        vm.warp(_start + 3 * YEAR / 4);
        minter.mintDue();
        vm.warp(_start + YEAR + 1);
        staking.claimReward();
        uint256 allowed = minter.allowance(1);
        vm.prank(poster);
        minter.mintForCommunities(1, allowed);
        vm.prank(address(distributor));
        token.transfer(treasury, allowed);
        token.transfer(treasury, token.balanceOf(address(this)));
        minter.mintDue();
        eq(minter.base(), 0, "nothing circulated at the anniversary");
        eq(minter.year(), 2, "the year has begun");
    }

    function test_endsTheYearHoweverShortTheLastPeriodIs() public {
        vm.warp(_start + YEAR - 10);
        minter.mintDue();
        vm.warp(_start + YEAR);
        _fundAll(minter.mintDue());
        eq(minter.yearStart(), _start + YEAR, "begins at the anniversary");
        vm.warp(_start + YEAR + DAY - 1);
        _expectTooEarly(_start + YEAR + DAY);
        minter.mintDue();
    }

    function test_countsStakedTokensAndNotLockedOnes() public {
        Genesis memory genesis;
        genesis.holders = new address[](2);
        genesis.amounts = new uint256[](2);
        genesis.locked = new address[](1);
        (genesis.holders[0], genesis.holders[1]) = (address(this), treasury);
        (genesis.amounts[0], genesis.amounts[1]) = (2_000_000_000e18, 3_000_000_000e18);
        genesis.locked[0] = treasury;
        deployWorld(IRouter(address(0)), genesis);
        eq(minter.lockedAddresses()[0], treasury, "locked");
        eq(minter.circulatingSupply(), 2_000_000_000e18, "the rest");
        token.approve(address(staking), 1e18);
        staking.stake(1e18);
        eq(minter.circulatingSupply(), 2_000_000_000e18, "staked tokens circulate");
        vm.prank(treasury);
        token.transfer(ana, 5);
        eq(minter.circulatingSupply(), 2_000_000_000e18 + 5, "given out");
        eq(minter.base(), 2_000_000_000e18, "fixed until the anniversary");
    }

    function test_fundsAPeriodOnceAndNeverBeyondItsAllowance() public {
        vm.warp(_start + DAY);
        minter.mintDue();
        uint256 allowed = minter.allowance(1);

        vm.startPrank(poster);
        vm.expectRevert(
            abi.encodeWithSelector(
                IInflationMinter.InflationMinter_AllowanceExceeded.selector, 1, allowed + 1, allowed
            )
        );
        minter.mintForCommunities(1, allowed + 1);

        minter.mintForCommunities(1, allowed - 3);
        eq(token.balanceOf(address(distributor)), allowed - 3, "to the distributor");
        eq(minter.allowance(1), 0, "the rest is never minted");
        vm.expectRevert(
            abi.encodeWithSelector(IInflationMinter.InflationMinter_AlreadyFunded.selector, 1)
        );
        minter.mintForCommunities(1, 1);
        vm.stopPrank();
    }

    function test_refusesPeriodsThatAreNotOpen() public {
        vm.startPrank(poster);
        for (uint64 index; index < 2; ++index) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IInflationMinter.InflationMinter_UnknownPeriod.selector, index
                )
            );
            minter.mintForCommunities(index, 0);
        }
        vm.stopPrank();
    }

    function test_isFundedByThePosterOnly() public {
        vm.warp(_start + DAY);
        minter.mintDue();
        expectUnauthorized(mallory);
        vm.prank(mallory);
        minter.mintForCommunities(1, 1);
    }

    function test_lowersTheRateFromNowOn() public {
        vm.warp(_start + YEAR / 2);
        vm.prank(governor);
        minter.lowerRate(400);
        eq(minter.scheduled(), 200_000_000e18, "half a year at 8 %");
        vm.warp(_start + YEAR);
        _fundAll(minter.mintDue());
        eq(minter.scheduled(), 300_000_000e18, "half a year at 4 %");
        eq(minter.rateBps(), 400, "rate");
    }

    function test_lowersTheRateInTheSecondOfTheAnniversary() public {
        vm.warp(_start + YEAR);
        vm.prank(governor);
        minter.lowerRate(400);
        eq(minter.year(), 2, "the year has begun");
        vm.warp(_start + YEAR + DAY);
        minter.mintDue();
        eq(minter.scheduled(), 400_000_000e18 + minter.base() * 4 / 36_500, "goes on");
    }

    function test_neverRaisesTheRate() public {
        vm.startPrank(governor);
        for (uint16 rate = 800; rate < 802; ++rate) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IInflationMinter.InflationMinter_RateNotLower.selector, rate, 800
                )
            );
            minter.lowerRate(rate);
        }
        vm.stopPrank();
    }

    function test_catchesUpBeforeTheRateFalls() public {
        vm.warp(_start + YEAR + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IInflationMinter.InflationMinter_CatchUpFirst.selector, _start)
        );
        vm.prank(governor);
        minter.lowerRate(100);
    }

    function test_letsOnlyTheGovernorLowerTheRate() public {
        expectUnauthorized(poster);
        vm.prank(poster);
        minter.lowerRate(100);
    }

    function _fundAll(uint64 index) private {
        uint256 allowed = minter.allowance(index);
        vm.prank(poster);
        minter.mintForCommunities(index, allowed);
    }

    function _expectTooEarly(uint256 mintableAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(IInflationMinter.InflationMinter_TooEarly.selector, mintableAt)
        );
    }
}
