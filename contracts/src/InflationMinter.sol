// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Managed} from "./Managed.sol";
import {IAleToken} from "./interfaces/IAleToken.sol";
import {IInflationMinter} from "./interfaces/IInflationMinter.sol";
import {IStakingPool} from "./interfaces/IStakingPool.sol";
import {Schedule} from "./libraries/Schedule.sol";

/// @notice See `IInflationMinter`.
contract InflationMinter is IInflationMinter, Managed {
    struct Period {
        uint128 allowed;
        bool isFunded;
    }

    IAleToken public immutable token;
    IStakingPool public immutable staking;
    address public immutable distributor;
    /// @notice The least seconds between two periods; nobody can flood the stakers with tiny ones.
    uint256 public immutable minPeriod;

    uint256 public base;
    uint256 public mintedInSegment;
    /// @inheritdoc IInflationMinter
    uint256 public scheduled;
    uint64 public yearStart;
    uint64 public segmentStart;
    uint64 public accruedUntil;
    uint16 public rateBps = 800;
    uint64 public year = 1;
    /// @inheritdoc IInflationMinter
    uint64 public lastIndex;

    address[] private _locked;
    mapping(uint64 index => Period) private _periods;
    /// @dev For the communities, in a year that `mintDue` had not yet begun: no part of its base.
    mapping(uint256 year_ => uint256) private _mintedEarly;

    constructor(
        address authority_,
        IAleToken token_,
        IStakingPool staking_,
        address distributor_,
        uint256 minPeriod_,
        address[] memory locked
    ) Managed(authority_) {
        token = token_;
        staking = staking_;
        distributor = distributor_;
        minPeriod = minPeriod_;
        _locked = locked;
        yearStart = segmentStart = accruedUntil = uint64(block.timestamp);
        base = circulatingSupply();
        emit YearStarted(1, base);
    }

    /// @inheritdoc IInflationMinter
    function mintDue() external returns (uint64 index) {
        uint256 until = _accruableUntil();
        uint256 yearEnd = yearStart + Schedule.YEAR;
        uint256 mintableAt = accruedUntil + minPeriod;
        if (mintableAt > yearEnd) mintableAt = yearEnd;
        if (until < mintableAt || until == accruedUntil) {
            revert InflationMinter_TooEarly(mintableAt);
        }

        index = _mintUntil(until);
    }

    /// @inheritdoc IInflationMinter
    function mintForCommunities(uint64 index, uint256 amount) external restricted {
        Period storage period = _periods[index];
        if (index == 0 || index > lastIndex) revert InflationMinter_UnknownPeriod(index);
        if (period.isFunded) revert InflationMinter_AlreadyFunded(index);
        if (amount > period.allowed) {
            revert InflationMinter_AllowanceExceeded(index, amount, period.allowed);
        }

        period.isFunded = true;
        uint256 ahead = _yearsAhead();
        if (ahead != 0) _mintedEarly[year + ahead] += amount;
        emit CommunitiesFunded(index, amount);
        token.mint(distributor, amount);
    }

    /// @inheritdoc IInflationMinter
    function lowerRate(uint16 rateBps_) external restricted {
        if (rateBps_ >= rateBps) revert InflationMinter_RateNotLower(rateBps_, rateBps);
        uint256 until = _accruableUntil();
        if (until != block.timestamp) revert InflationMinter_CatchUpFirst(accruedUntil);

        _mintUntil(until);
        rateBps = rateBps_;
        _startSegment(until);
        emit RateLowered(rateBps_);
    }

    /// @inheritdoc IInflationMinter
    function circulatingSupply() public view returns (uint256 supply) {
        supply = token.totalSupply();
        for (uint256 i; i < _locked.length; ++i) {
            supply -= token.balanceOf(_locked[i]);
        }
    }

    /// @inheritdoc IInflationMinter
    function due() external view returns (uint256) {
        return _releasedDown(_accruableUntil()) - mintedInSegment;
    }

    /// @inheritdoc IInflationMinter
    function allowance(uint64 index) external view returns (uint256) {
        return _periods[index].isFunded ? 0 : _periods[index].allowed;
    }

    /// @notice The addresses whose balances do not circulate.
    function lockedAddresses() external view returns (address[] memory) {
        return _locked;
    }

    function _mintUntil(uint256 until) private returns (uint64 index) {
        index = _openPeriod(_accrue(until));
        if (until == yearStart + Schedule.YEAR) _startYear(until);
    }

    function _accrue(uint256 until) private returns (uint256 amount) {
        uint256 released = _releasedDown(until);
        amount = released - mintedInSegment;
        mintedInSegment = released;
        scheduled += amount;
        accruedUntil = uint64(until);
    }

    function _openPeriod(uint256 amount) private returns (uint64 index) {
        (uint256 stakers, uint256 communities) = Schedule.halves(amount);
        index = ++lastIndex;
        _periods[index] = Period(uint128(communities), false);
        emit InflationMinted(index, stakers, communities);
        token.mint(address(staking), stakers);
        staking.notifyReward(stakers);
    }

    /// @dev The year begins at its anniversary, not at the call that crosses it: what was minted after
    /// the anniversary is left out.
    function _startYear(uint256 time) private {
        yearStart = uint64(time);
        ++year;
        uint256 early;
        uint256 current = year + _yearsAhead();
        for (uint256 y = year; y <= current; ++y) {
            early += _mintedEarly[y];
        }
        uint256 supply = circulatingSupply();
        base = supply > early ? supply - early : 0;
        _startSegment(time);
        emit YearStarted(year, base);
    }

    function _startSegment(uint256 time) private {
        segmentStart = uint64(time);
        mintedInSegment = 0;
    }

    /// @return how many anniversaries have passed that `mintDue` has not yet crossed.
    function _yearsAhead() private view returns (uint256) {
        uint256 passed = block.timestamp - yearStart;
        return passed == 0 ? 0 : (passed - 1) / Schedule.YEAR;
    }

    function _accruableUntil() private view returns (uint256) {
        uint256 yearEnd = yearStart + Schedule.YEAR;
        return block.timestamp < yearEnd ? block.timestamp : yearEnd;
    }

    function _releasedDown(uint256 until) private view returns (uint256) {
        return Schedule.releasedDown(base, rateBps, until - segmentStart);
    }
}
