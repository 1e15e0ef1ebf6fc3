// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The arithmetic of the inflation: exact, by telescoping floors.
library Schedule {
    uint256 internal constant YEAR = 365 days;
    uint256 internal constant BPS = 10_000;

    /// @return What a segment has released `elapsed` seconds after its start, rounded down.
    function releasedDown(uint256 base, uint256 rateBps, uint256 elapsed)
        internal
        pure
        returns (uint256)
    {
        return base * rateBps * elapsed / (BPS * YEAR);
    }

    /// @return stakers one half and the odd unit. @return communities the other half.
    function halves(uint256 amount) internal pure returns (uint256 stakers, uint256 communities) {
        communities = amount / 2;
        stakers = amount - communities;
    }
}
