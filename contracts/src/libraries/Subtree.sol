// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Root of a complete subtree of the settlement tree.
library Subtree {
    /// @dev Leaves in the order of the tree; their number is a power of two (checked by the caller).
    function root(address[] calldata accounts, uint256[] calldata cumulatives)
        internal
        pure
        returns (bytes32 node)
    {
        uint256 n = accounts.length;
        bytes32[] memory nodes = new bytes32[](n);
        for (uint256 i; i < n; ++i) {
            nodes[i] = leaf(accounts[i], cumulatives[i]);
        }
        for (; n > 1; n >>= 1) {
            for (uint256 i; i < n; i += 2) {
                nodes[i >> 1] = parent(nodes[i], nodes[i + 1]);
            }
        }
        return nodes[0];
    }

    function leaf(address account, uint256 cumulative) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0x00, shl(96, account))
            mstore(0x14, cumulative)
            hash := keccak256(0x00, 0x34)
        }
    }

    function parent(bytes32 left, bytes32 right) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            let swap := shl(5, gt(left, right))
            mstore(swap, left)
            mstore(xor(swap, 0x20), right)
            hash := keccak256(0x00, 0x40)
        }
    }
}
