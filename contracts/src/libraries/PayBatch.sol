// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAleMint} from "../interfaces/IAleToken.sol";

/// @notice Calls `transferBatch` without encoding its lists element by element.
library PayBatch {
    /// @dev The token succeeds or reverts, and returns nothing.
    /// @param accounts as they lie in calldata. @param payAt where the amounts lie in memory.
    function send(address token, address[] calldata accounts, uint256 payAt) internal {
        uint256 selector = uint256(uint32(IAleMint.transferBatch.selector));
        assembly ("memory-safe") {
            let data := mload(0x40)
            let size := shl(5, accounts.length)
            mstore(data, selector)
            mstore(add(data, 0x20), 0x40)
            mstore(add(data, 0x40), add(0x60, size))
            mstore(add(data, 0x60), accounts.length)
            calldatacopy(add(data, 0x80), accounts.offset, size)
            mstore(add(add(data, 0x80), size), accounts.length)
            mcopy(add(add(data, 0xa0), size), payAt, size)
            let bytesLong := add(0x84, shl(1, size))
            if iszero(call(gas(), token, 0, add(data, 0x1c), bytesLong, 0, 0)) {
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
        }
    }
}
