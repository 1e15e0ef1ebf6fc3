// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice An account and an amount in one word: a list of them is half the calldata of two lists.
/// @dev The account lies in the upper 160 bits. An amount has 96 bits, room for 79 billion ALE.
type Entry is uint256;

using {account, amount} for Entry global;

uint256 constant MASK_96 = 0xffffffffffffffffffffffff;

function account(Entry e) pure returns (address) {
    return address(uint160(Entry.unwrap(e) >> 96));
}

function amount(Entry e) pure returns (uint256) {
    return uint96(Entry.unwrap(e));
}

function toEntry(address account_, uint96 amount_) pure returns (Entry) {
    return Entry.wrap((uint256(uint160(account_)) << 96) | amount_);
}
