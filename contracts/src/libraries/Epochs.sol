// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The state of the epochs in one word, so that a claim reads and writes one slot.
/// @dev From the low end: claimable (128 bits: the active total less what was claimed), activeAt (40
/// bits: 0 when no root waits), last epoch (40), cap of an epoch in whole ALE (40), paused (1).
type Epochs is uint256;

using {
    claimable,
    activeAt,
    last,
    capAle,
    isPaused,
    withActiveAt,
    withLast,
    withCapAle,
    withPaused
} for Epochs global;

uint256 constant MASK_40 = 0xffffffffff;

function claimable(Epochs e) pure returns (uint256) {
    return uint128(Epochs.unwrap(e));
}

function activeAt(Epochs e) pure returns (uint256) {
    return (Epochs.unwrap(e) >> 128) & MASK_40;
}

function last(Epochs e) pure returns (uint256) {
    return (Epochs.unwrap(e) >> 168) & MASK_40;
}

function capAle(Epochs e) pure returns (uint256) {
    return (Epochs.unwrap(e) >> 208) & MASK_40;
}

function isPaused(Epochs e) pure returns (bool) {
    return Epochs.unwrap(e) >> 248 != 0;
}

function withActiveAt(Epochs e, uint256 time) pure returns (Epochs) {
    return _with(e, 128, MASK_40, time);
}

function withLast(Epochs e, uint256 epoch) pure returns (Epochs) {
    return _with(e, 168, MASK_40, epoch);
}

function withCapAle(Epochs e, uint256 ale) pure returns (Epochs) {
    return _with(e, 208, MASK_40, ale);
}

function withPaused(Epochs e, bool paused) pure returns (Epochs) {
    return _with(e, 248, 1, paused ? 1 : 0);
}

function _with(Epochs e, uint256 shift, uint256 mask, uint256 value) pure returns (Epochs) {
    return Epochs.wrap((Epochs.unwrap(e) & ~(mask << shift)) | ((value & mask) << shift));
}
