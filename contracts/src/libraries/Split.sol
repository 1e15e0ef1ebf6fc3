// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The small arithmetic of a settlement, apart so that it can be proven.
library Split {
    uint256 internal constant ALE = 1e18;
    /// @dev 68 billion ALE: so that an epoch's increase has at most 96 bits.
    uint256 internal constant CAP_ALE_MAX = 2 ** 36 - 1;

    function capOf(uint256 capAle) internal pure returns (uint256) {
        return capAle * ALE;
    }

    function repaid(uint256 amount, uint256 advance) internal pure returns (uint256) {
        return amount < advance ? amount : advance;
    }

    function stakedDown(uint256 rest, uint256 bps) internal pure returns (uint256) {
        return rest * bps / 10_000;
    }
}
