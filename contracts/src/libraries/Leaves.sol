// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MASK_96} from "./Entry.sol";

/// @notice The settlement tree, and the books of its accounts for many leaves in one pass.
/// @dev The only hot loops of the house, therefore in assembly; the tests hold them to the trees of
/// the shared vectors and to the plain rules. An account's word lies in storage at the account itself,
/// moved to the upper 160 bits; its lower half is what the account has claimed, its upper half holds
/// flags. No other variable can lie there: slot 0, the word of account zero, is kept free.
library Leaves {
    /// @dev keccak256("Claimed(address,uint256,uint256)")
    uint256 private constant _CLAIMED =
        0x987d620f307ff6b94d58743cb7a7509f24071586a77759b77c2d4e29f75a2f9a;
    uint256 private constant _MASK_128 = 0xffffffffffffffffffffffffffffffff;

    /// @notice For each leaf: what its cumulative holds beyond the claimed is booked as claimed, told
    /// by `Claimed`, and written to memory as an entry of what is to be paid.
    /// @param entriesAt where the entries (account, cumulative) lie in calldata.
    /// @param size bytes of the list: 32 times a power of two.
    /// @param payAt memory of `size` bytes, zero, for the payments.
    /// @param nodesAt memory of `size` bytes for the leaves.
    /// @return sum of the amounts. @return flags the words of all accounts that are paid, or-ed.
    function book(uint256 entriesAt, uint256 size, uint256 payAt, uint256 nodesAt)
        internal
        returns (uint256 sum, uint256 flags)
    {
        assembly ("memory-safe") {
            entriesAt := sub(entriesAt, payAt)
            nodesAt := sub(nodesAt, payAt)
            let end := add(payAt, size)
            for {} lt(payAt, end) { payAt := add(payAt, 0x20) } {
                let entry := calldataload(add(payAt, entriesAt))
                let cumulative := and(entry, MASK_96)
                let account := shr(96, entry)
                mstore(0x00, account)
                mstore(0x20, cumulative)
                mstore(add(payAt, nodesAt), keccak256(0x0c, 0x34))
                let slot := xor(entry, cumulative)
                let word := sload(slot)
                let amount := and(word, _MASK_128)
                if lt(amount, cumulative) {
                    amount := sub(cumulative, amount)
                    sstore(slot, add(word, amount))
                    mstore(payAt, or(slot, amount))
                    sum := add(sum, amount)
                    flags := or(flags, word)
                    mstore(0x00, amount)
                    log2(0x00, 0x40, _CLAIMED, account)
                }
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

    /// @return root what `node` and the siblings on its way up hash to.
    /// @dev Eight levels in a round: the loop itself would cost as much as the hash.
    function climb(bytes32 node, bytes32[] calldata proof) internal pure returns (bytes32 root) {
        assembly ("memory-safe") {
            let at := proof.offset
            let end := add(at, shl(5, proof.length))
            for { let single := add(at, shl(5, and(proof.length, 7))) } lt(at, single) {} {
                let swap := shl(5, gt(node, calldataload(at)))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(at))
                node := keccak256(0x00, 0x40)
                at := add(at, 0x20)
            }
            for {} lt(at, end) { at := add(at, 0x100) } {
                let swap := shl(5, gt(node, calldataload(at)))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(at))
                node := keccak256(0x00, 0x40)
                swap := shl(5, gt(node, calldataload(add(at, 0x20))))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(add(at, 0x20)))
                node := keccak256(0x00, 0x40)
                swap := shl(5, gt(node, calldataload(add(at, 0x40))))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(add(at, 0x40)))
                node := keccak256(0x00, 0x40)
                swap := shl(5, gt(node, calldataload(add(at, 0x60))))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(add(at, 0x60)))
                node := keccak256(0x00, 0x40)
                swap := shl(5, gt(node, calldataload(add(at, 0x80))))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(add(at, 0x80)))
                node := keccak256(0x00, 0x40)
                swap := shl(5, gt(node, calldataload(add(at, 0xa0))))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(add(at, 0xa0)))
                node := keccak256(0x00, 0x40)
                swap := shl(5, gt(node, calldataload(add(at, 0xc0))))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(add(at, 0xc0)))
                node := keccak256(0x00, 0x40)
                swap := shl(5, gt(node, calldataload(add(at, 0xe0))))
                mstore(swap, node)
                mstore(xor(swap, 0x20), calldataload(add(at, 0xe0)))
                node := keccak256(0x00, 0x40)
            }
            root := node
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
