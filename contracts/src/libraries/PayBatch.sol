// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAleMint} from "../interfaces/IAleToken.sol";

/// @notice Calls `transferBatch` with a list that was written where the call needs it.
library PayBatch {
    uint256 private constant _HEAD_BYTES = 0x60;

    /// @return payAt memory for `size` bytes of entries, all zero, with room for the head of the call.
    function reserve(uint256 size) internal pure returns (uint256 payAt) {
        assembly ("memory-safe") {
            payAt := add(mload(0x40), _HEAD_BYTES)
            calldatacopy(payAt, calldatasize(), size)
            mstore(0x40, add(payAt, size))
        }
    }

    /// @dev The token succeeds or reverts, and returns nothing.
    function send(address token, uint256 payAt, uint256 size) internal {
        uint256 selector = uint256(uint32(IAleMint.transferBatch.selector));
        assembly ("memory-safe") {
            let data := sub(payAt, _HEAD_BYTES)
            mstore(data, selector)
            mstore(add(data, 0x20), 0x20)
            mstore(add(data, 0x40), shr(5, size))
            if iszero(call(gas(), token, 0, add(data, 0x1c), add(size, 0x44), 0, 0)) {
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
        }
    }
}
