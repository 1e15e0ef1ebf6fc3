// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {ParameterBounds} from "../src/libraries/ParameterBounds.sol";
import {Parameters} from "../src/libraries/Parameters.sol";
import {Test} from "./utils/Test.sol";

/// @notice Each bound from both sides: the last value within it and the first beyond.
contract ParameterBoundsTest is Test {
    uint256[27] private _words;

    function check(Parameters calldata p) external pure {
        ParameterBounds.check(p);
    }

    function setUp() public {
        Parameters memory p;
        (p.consensusRule, p.minVotes, p.maxVotes, p.weightCap) = (1, 2, 15, 4);
        (p.headShareBps, p.weightShareBps, p.confidenceBps) = (8000, 6667, 9700);
        (p.repPotMicro, p.openPools, p.leaseSeconds) = (1_000_000, 100, 600);
        (p.deckSize, p.windowShareBps, p.visibleAfter) = (10, 2000, 10);
        (p.quorumBps, p.delayHours, p.proposeMinReputationMicro) = (2000, 48, 1e7);
        _words = abi.decode(abi.encode(p), (uint256[27]));
    }

    /// @dev Numbered as in the struct.
    function test_boundsEachParameter() public {
        _bounds(0, "consensusRule", 0, 1);
        _bounds(1, "minVotes", 2, 15);
        _bounds(2, "maxVotes", 2, 25);
        _bounds(3, "weightCap", 0, 100);
        _bounds(4, "benchAfter", 4, 100);
        _bounds(5, "payScope", 0, 1);
        _bounds(6, "deckSize", 1, 50);
        _bounds(7, "visibleAfter", 0, 100);
        _bounds(8, "losingStake", 0, 1);
        _bounds(9, "headShareBps", 5001, 10_000);
        _bounds(10, "weightShareBps", 5001, 10_000);
        _bounds(11, "confidenceBps", 8000, 9990);
        _bounds(12, "goldBps", 0, 3000);
        _bounds(13, "benchRelBps", 0, 9000);
        _bounds(14, "bindingBps", 0, 5000);
        _bounds(15, "equalShareBps", 0, 10_000);
        _bounds(16, "openPools", 50, 200);
        _bounds(17, "windowShareBps", 100, 10_000);
        _bounds(18, "auditEvery", 50, 10_000);
        _bounds(19, "auditBps", 0, 3000);
        _bounds(20, "communityFeeBps", 0, 500);
        _bounds(21, "quorumBps", 1, 10_000);
        _bounds(22, "delayHours", 1, 720);
        _bounds(23, "leaseSeconds", 30, 86_400);
        _bounds(24, "repPotMicro", 10_000, 100_000_000);
        _bounds(25, "hourlyFloorMicroUsd", 0, 100_000_000);
        _bounds(26, "proposeMinReputationMicro", 0, 1_000_000_000_000);
    }

    function test_takesZeroForOff() public {
        (_words[4], _words[18]) = (0, 0);
        _check();
    }

    function _bounds(uint256 index, string memory name, uint256 min, uint256 max) private {
        uint256 before = _words[index];
        _words[index] = max;
        _check();
        _words[index] = min;
        _check();
        _refused(index, name, max + 1, min, max);
        if (min > 0) _refused(index, name, min - 1, min, max);
        _words[index] = before;
    }

    function _refused(uint256 index, string memory name, uint256 value, uint256 min, uint256 max)
        private
    {
        _words[index] = value;
        vm.expectRevert(
            abi.encodeWithSelector(
                ParameterBounds.ParameterBounds_OutOfRange.selector, name, value, min, max
            )
        );
        _check();
    }

    function _check() private view {
        this.check(abi.decode(abi.encode(_words), (Parameters)));
    }
}
