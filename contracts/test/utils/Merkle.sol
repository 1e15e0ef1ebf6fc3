// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The settlement tree as the specification says, built in full.
library Merkle {
    function root(bytes32[] memory nodes) internal pure returns (bytes32) {
        if (nodes.length == 0) return 0;
        while (nodes.length > 1) nodes = above(nodes);
        return nodes[0];
    }

    /// @dev The proof of the node `index` on the level of `nodes`.
    function proof(bytes32[] memory nodes, uint256 index)
        internal
        pure
        returns (bytes32[] memory siblings)
    {
        siblings = new bytes32[](64);
        uint256 depth;
        while (nodes.length > 1) {
            uint256 sibling = index ^ 1;
            if (sibling < nodes.length) siblings[depth++] = nodes[sibling];
            nodes = above(nodes);
            index >>= 1;
        }
        assembly ("memory-safe") {
            mstore(siblings, depth)
        }
    }

    function above(bytes32[] memory below) internal pure returns (bytes32[] memory nodes) {
        nodes = new bytes32[]((below.length + 1) / 2);
        for (uint256 i; i < nodes.length; ++i) {
            nodes[i] =
                2 * i + 1 < below.length ? parent(below[2 * i], below[2 * i + 1]) : below[2 * i];
        }
    }

    function leaves(address[] memory accounts, uint256[] memory cumulatives)
        internal
        pure
        returns (bytes32[] memory hashes)
    {
        hashes = new bytes32[](accounts.length);
        for (uint256 i; i < accounts.length; ++i) {
            hashes[i] = leaf(accounts[i], cumulatives[i]);
        }
    }

    function leaf(address account, uint256 cumulative) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(account, cumulative));
    }

    function parent(bytes32 left, bytes32 right) internal pure returns (bytes32) {
        return left < right
            ? keccak256(abi.encodePacked(left, right))
            : keccak256(abi.encodePacked(right, left));
    }
}
