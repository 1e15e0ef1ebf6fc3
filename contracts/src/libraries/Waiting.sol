// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Money that waits for a window before it can be claimed, in one storage word.
/// @dev Time is cut into periods of one window each. What is added in a period is ripe two periods
/// later: it waits one window at least and two at most, and later sums never hold up earlier ones.
library Waiting {
    struct Data {
        uint112 current;
        uint112 previous;
        uint32 period;
    }

    /// @dev 112 bits hold any sum of ALE; 32 bits hold the seconds until 2106.
    function add(Data memory w, uint256 amount) internal pure {
        w.current += uint112(amount);
    }

    /// @notice Brings the buckets to `period`.
    /// @return ripe what left them.
    function moveTo(Data memory w, uint256 period) internal pure returns (uint256 ripe) {
        uint256 passed = period - w.period;
        if (passed == 0) return 0;
        ripe = w.previous;
        if (passed == 1) {
            w.previous = w.current;
        } else {
            ripe += w.current;
            w.previous = 0;
        }
        w.current = 0;
        w.period = uint32(period);
    }

    function sum(Data memory w) internal pure returns (uint256) {
        return uint256(w.current) + w.previous;
    }
}
