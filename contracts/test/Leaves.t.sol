// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Leaves} from "../src/libraries/Leaves.sol";
import {Merkle} from "./utils/Merkle.sol";
import {Test} from "./utils/Test.sol";

/// @notice The assembly against the plain specification.
contract LeavesTest is Test {
    function climb(bytes32 node, bytes32[] calldata proof) external pure returns (bytes32) {
        return Leaves.climb(node, proof);
    }

    function testFuzz_climbsAsTheSpecificationSays(bytes32 node, uint256 length, bytes32 seed)
        external
        view
    {
        bytes32[] memory proof = new bytes32[](length % 33);
        bytes32 expected = node;
        for (uint256 i; i < proof.length; ++i) {
            proof[i] = keccak256(abi.encode(seed, i));
            expected = Merkle.parent(expected, proof[i]);
        }
        eq(this.climb(node, proof), expected, "root");
    }

    function testFuzz_hashesALeafAsTheSpecificationSays(address account, uint256 cumulative)
        external
        pure
    {
        eq(Leaves.leaf(account, cumulative), Merkle.leaf(account, cumulative), "leaf");
    }
}
