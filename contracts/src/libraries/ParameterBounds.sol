// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameters} from "./Parameters.sol";

/// @notice The hard bounds of a community's parameters.
library ParameterBounds {
    error ParameterBounds_OutOfRange(string name, uint256 value, uint256 min, uint256 max);

    function check(Parameters calldata p) internal pure {
        _votes(p);
        _quality(p);
        _pay(p);
        _work(p);
        _within("quorumBps", p.quorumBps, 1, 10_000);
        _within("delayHours", p.delayHours, 1, 720);
        _within("proposeMinReputationMicro", p.proposeMinReputationMicro, 0, 1e12);
    }

    function _votes(Parameters calldata p) private pure {
        _within("consensusRule", p.consensusRule, 0, 1);
        _within("minVotes", p.minVotes, 2, 15);
        _within("maxVotes", p.maxVotes, p.minVotes, 25);
        _within("headShareBps", p.headShareBps, 5001, 10_000);
        _within("weightShareBps", p.weightShareBps, 5001, 10_000);
        _within("weightCap", p.weightCap, 0, 100);
        _within("confidenceBps", p.confidenceBps, 8000, 9990);
    }

    function _quality(Parameters calldata p) private pure {
        _within("goldBps", p.goldBps, 0, 3000);
        if (p.benchAfter != 0) _within("benchAfter", p.benchAfter, 4, 100);
        _within("benchRelBps", p.benchRelBps, 0, 9000);
        if (p.auditEvery != 0) _within("auditEvery", p.auditEvery, 50, 10_000);
        _within("auditBps", p.auditBps, 0, 3000);
        _within("visibleAfter", p.visibleAfter, 0, 100);
    }

    function _pay(Parameters calldata p) private pure {
        _within("repPotMicro", p.repPotMicro, 10_000, 100_000_000);
        _within("bindingBps", p.bindingBps, 0, 5000);
        _within("losingStake", p.losingStake, 0, 1);
        _within("payScope", p.payScope, 0, 1);
        _within("equalShareBps", p.equalShareBps, 0, 10_000);
        _within("communityFeeBps", p.communityFeeBps, 0, 500);
        _within("hourlyFloorMicroUsd", p.hourlyFloorMicroUsd, 0, 100_000_000);
    }

    function _work(Parameters calldata p) private pure {
        _within("openPools", p.openPools, 50, 200);
        _within("leaseSeconds", p.leaseSeconds, 30, 86_400);
        _within("deckSize", p.deckSize, 1, 50);
        _within("windowShareBps", p.windowShareBps, 100, 10_000);
    }

    function _within(string memory name, uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert ParameterBounds_OutOfRange(name, value, min, max);
    }
}
