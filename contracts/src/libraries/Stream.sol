// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A reward that flows evenly: what has flowed is a floor of the whole, so nothing drifts.
library Stream {
    struct Data {
        uint128 amount;
        uint128 released;
        uint64 start;
        uint64 duration;
        uint64 seenAt;
    }

    /// @return What has flowed at `time` and was not yet taken, rounded down.
    function flowedDown(Data memory s, uint256 time) internal pure returns (uint256) {
        return releasedDown(s.amount, s.duration, time - s.start) - s.released;
    }

    /// @return What `amount` over `duration` has released after `elapsed`, rounded down.
    function releasedDown(uint256 amount, uint256 duration, uint256 elapsed)
        internal
        pure
        returns (uint256)
    {
        return elapsed >= duration ? amount : amount * elapsed / duration;
    }
}
