// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Mints 8 % a year of the circulating supply, fixed at each anniversary, by telescoping floors.
/// @dev Within a segment `minted(t) = floor(base * rate * (t - start) / year)`; what is minted at any
/// moment is a difference of such floors, so that the number of calls never changes the sum.
/// The base of a new year is all that was due until the anniversary and all that was minted for the
/// communities by then, however late the call that crosses it: that part is exact. Warning: what lies
/// at the locked addresses is read at that call. The base is wrong by what they gave out or took in
/// between, and the year's issue by 8 % of it; anyone may call at the anniversary, and then it is exact.
interface IInflationMinter {
    event InflationMinted(uint64 indexed index, uint256 stakers, uint256 communities);
    event CommunitiesFunded(uint64 indexed index, uint256 amount);
    event YearStarted(uint64 indexed year, uint256 circulatingSupply);
    event RateLowered(uint16 rateBps);

    error InflationMinter_TooEarly(uint256 mintableAt);
    error InflationMinter_UnknownPeriod(uint64 index);
    error InflationMinter_AlreadyFunded(uint64 index);
    error InflationMinter_AllowanceExceeded(uint64 index, uint256 amount, uint256 allowed);
    error InflationMinter_RateNotLower(uint16 rateBps, uint16 current);
    error InflationMinter_CatchUpFirst(uint256 accruedUntil);

    /// @notice Accrues the schedule since the last call and opens the next period. Anyone may call.
    /// @dev One half (and the odd unit) is minted to the stakers at once; the other half becomes the
    /// allowance of the period. One call never goes beyond the next anniversary (bounded catch-up).
    function mintDue() external returns (uint64 index);

    /// @notice Mints `amount`, at most the allowance of period `index`, to the distributor. Once for
    /// each period; the rest of that allowance is never minted. Only POSTER.
    function mintForCommunities(uint64 index, uint256 amount) external;

    /// @notice Lowers the rate from now on; it can never be raised. Only GOVERNOR.
    function lowerRate(uint16 rateBps) external;

    /// @notice The supply that is not held by one of the fixed, non-circulating addresses.
    function circulatingSupply() external view returns (uint256);

    /// @notice What `mintDue` would accrue now: both halves together.
    function due() external view returns (uint256);

    /// @notice What may still be minted for the communities of period `index`.
    function allowance(uint64 index) external view returns (uint256);

    /// @notice The last opened period; 0 before the first.
    function lastIndex() external view returns (uint64);

    /// @notice Both halves of all periods so far: the upper bound of everything minted.
    function scheduled() external view returns (uint256);
}
