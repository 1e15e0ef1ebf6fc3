// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";

/// @notice Assertions that revert, and helpers for fuzzed values.
abstract contract Test {
    error Test_NotEqual(string what, uint256 actual, uint256 expected);
    error Test_NotTrue(string what);
    error Test_TooLarge(string what, uint256 actual, uint256 max);

    function eq(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) revert Test_NotEqual(what, actual, expected);
    }

    function eq(address actual, address expected, string memory what) internal pure {
        eq(uint256(uint160(actual)), uint256(uint160(expected)), what);
    }

    function eq(bytes32 actual, bytes32 expected, string memory what) internal pure {
        eq(uint256(actual), uint256(expected), what);
    }

    function eq(string memory actual, string memory expected, string memory what) internal pure {
        eq(keccak256(bytes(actual)), keccak256(bytes(expected)), what);
    }

    function isTrue(bool condition, string memory what) internal pure {
        if (!condition) revert Test_NotTrue(what);
    }

    function atMost(uint256 actual, uint256 max, string memory what) internal pure {
        if (actual > max) revert Test_TooLarge(what, actual, max);
    }

    /// @dev `actual` within `unit` of `expected`.
    function near(uint256 actual, uint256 expected, uint256 unit, string memory what)
        internal
        pure
    {
        uint256 gap = actual > expected ? actual - expected : expected - actual;
        atMost(gap, unit, what);
    }

    function bound(uint256 x, uint256 min, uint256 max) internal pure returns (uint256) {
        return min + x % (max - min + 1);
    }

    function named(string memory name) internal returns (address account) {
        account = vm.addr(uint256(keccak256(bytes(name))));
        vm.label(account, name);
    }

    function keyOf(string memory name) internal pure returns (uint256) {
        return uint256(keccak256(bytes(name)));
    }
}
