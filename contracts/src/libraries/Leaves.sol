// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The settlement tree, and the books of its accounts for many leaves in one pass.
/// @dev The only hot loops of the house, therefore in assembly; the tests hold them to the trees of
/// the shared vectors and to the plain rules. An account's word lies in storage at the account itself,
/// moved to the upper 160 bits (no other variable of the distributor can lie there); its lower half is
/// what the account has claimed, its upper half holds flags.
library Leaves {
    /// @dev keccak256("Claimed(address,uint256,uint256)")
    uint256 private constant _CLAIMED =
        0x987d620f307ff6b94d58743cb7a7509f24071586a77759b77c2d4e29f75a2f9a;

    /// @notice For each leaf: what its cumulative holds beyond the claimed is booked as claimed, told
    /// by `Claimed`, and written to memory.
    /// @param accountsAt where the accounts lie in calldata, one word each.
    /// @param cumulativesAt where the cumulatives lie in calldata.
    /// @param size bytes of either list: 32 times a power of two.
    /// @param payAt memory of twice `size` bytes, zero: receives the amounts, then the leaves.
    /// @return sum of the amounts, right if no amount reaches 2^128.
    /// @return high all amounts and words or-ed: its upper half tells of huge amounts and of flags.
    function book(uint256 accountsAt, uint256 cumulativesAt, uint256 size, uint256 payAt)
        internal
        returns (uint256 sum, uint256 high)
    {
        assembly ("memory-safe") {
            let end := add(payAt, size)
            for {} lt(payAt, end) { payAt := add(payAt, 0x20) } {
                let account := shl(96, calldataload(accountsAt))
                let cumulative := calldataload(cumulativesAt)
                mstore(0x00, account)
                mstore(0x14, cumulative)
                mstore(add(payAt, size), keccak256(0x00, 0x34))
                let word := sload(account)
                let amount := shr(128, shl(128, word))
                if gt(cumulative, amount) {
                    amount := sub(cumulative, amount)
                    sstore(account, add(word, amount))
                    mstore(payAt, amount)
                    sum := add(sum, amount)
                    high := or(high, or(word, amount))
                    mstore(0x00, amount)
                    mstore(0x20, cumulative)
                    log2(0x00, 0x40, _CLAIMED, shr(96, account))
                }
                accountsAt := add(accountsAt, 0x20)
                cumulativesAt := add(cumulativesAt, 0x20)
            }
        }
    }

    /// @dev Overwrites the `size` bytes of leaves at `nodesAt` level by level; returns their root.
    function rootOf(uint256 nodesAt, uint256 size) internal pure returns (bytes32 node) {
        assembly ("memory-safe") {
            for {} gt(size, 0x20) { size := shr(1, size) } {
                let write := nodesAt
                let end := add(nodesAt, size)
                for { let read := nodesAt } lt(read, end) { read := add(read, 0x40) } {
                    let left := mload(read)
                    let right := mload(add(read, 0x20))
                    let swap := shl(5, gt(left, right))
                    mstore(swap, left)
                    mstore(xor(swap, 0x20), right)
                    mstore(write, keccak256(0x00, 0x40))
                    write := add(write, 0x20)
                }
            }
            node := mload(nodesAt)
        }
    }

    function leaf(address account, uint256 cumulative) internal pure returns (bytes32 node) {
        assembly ("memory-safe") {
            mstore(0x00, shl(96, account))
            mstore(0x14, cumulative)
            node := keccak256(0x00, 0x34)
        }
    }
}
