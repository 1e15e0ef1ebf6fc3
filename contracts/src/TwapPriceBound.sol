// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Managed} from "./Managed.sol";
import {IPriceBound} from "./interfaces/IPriceBound.sol";
import {IPair} from "./interfaces/IUniswap.sol";

/// @notice Bounds a swap of one token by the time-weighted average price of its pair with ALE.
/// @dev The average spans at least `minWindow`, so that moving the price for a block moves nothing.
/// Until the first window is full the price given at the start holds.
contract TwapPriceBound is IPriceBound, Managed {
    event PriceObserved(uint256 aleX112, uint256 seconds_);
    event DeviationSet(uint16 deviationBps);

    error TwapPriceBound_WrongToken(address token);
    error TwapPriceBound_TooEarly(uint256 observableAt);
    error TwapPriceBound_DeviationTooLarge(uint16 deviationBps);

    IPair public immutable pair;
    address public immutable token;
    bool public immutable tokenIsFirst;
    uint64 public immutable minWindow;

    /// @notice ALE units for one unit of the token, times 2^112.
    uint256 public averageX112;
    uint256 public cumulativeX112;
    uint64 public observedAt;
    /// @notice How far below the average a swap may be.
    uint16 public deviationBps;

    constructor(
        address authority_,
        IPair pair_,
        address token_,
        uint256 startX112,
        uint64 minWindow_,
        uint16 deviationBps_
    ) Managed(authority_) {
        pair = pair_;
        token = token_;
        tokenIsFirst = pair_.token0() == token_;
        minWindow = minWindow_;
        averageX112 = startX112;
        (cumulativeX112, observedAt) = _cumulative();
        _setDeviation(deviationBps_);
    }

    /// @notice Takes the average since the last observation. Anyone may call.
    function observe() external {
        if (!_observeIfDue()) revert TwapPriceBound_TooEarly(observedAt + minWindow);
    }

    /// @notice Only GOVERNOR.
    function setDeviation(uint16 deviationBps_) external restricted {
        _setDeviation(deviationBps_);
    }

    /// @inheritdoc IPriceBound
    /// @dev Each deposit observes when a window is over, so that the bound follows the market without
    /// a keeper. The average is of the whole time since the last observation that stayed: after a long
    /// rest it lags, a deposit that it refuses leaves no trace, and `observe` helps.
    function aleFloor(address token_, uint256 amountIn) external returns (uint256) {
        if (token_ != token) revert TwapPriceBound_WrongToken(token_);
        _observeIfDue();
        return ((amountIn * averageX112) >> 112) * (10_000 - deviationBps) / 10_000;
    }

    function _observeIfDue() private returns (bool isDue) {
        uint256 elapsed = block.timestamp - observedAt;
        if (elapsed == 0 || elapsed < minWindow) return false;
        (uint256 cumulative, uint64 time) = _cumulative();
        // The pair's counter overflows by design; only its differences mean something.
        unchecked {
            averageX112 = (cumulative - cumulativeX112) / elapsed;
        }
        cumulativeX112 = cumulative;
        observedAt = time;
        emit PriceObserved(averageX112, elapsed);
        return true;
    }

    function _setDeviation(uint16 deviationBps_) private {
        if (deviationBps_ > 5000) revert TwapPriceBound_DeviationTooLarge(deviationBps_);
        deviationBps = deviationBps_;
        emit DeviationSet(deviationBps_);
    }

    /// @dev As Uniswap's oracle library: the counter brought up to now without a call to `sync`.
    function _cumulative() private view returns (uint256 cumulative, uint64 time) {
        time = uint64(block.timestamp);
        cumulative = tokenIsFirst ? pair.price0CumulativeLast() : pair.price1CumulativeLast();
        (uint256 reserve0, uint256 reserve1, uint32 last) = pair.getReserves();
        (uint256 mine, uint256 other) = tokenIsFirst ? (reserve0, reserve1) : (reserve1, reserve0);
        unchecked {
            uint32 elapsed = uint32(block.timestamp) - last;
            if (elapsed != 0 && mine != 0) cumulative += ((other << 112) / mine) * elapsed;
        }
    }
}
