// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameters} from "../../src/libraries/Parameters.sol";

/// @return p parameters of a community as most choose them.
function balanced() pure returns (Parameters memory p) {
    (p.consensusRule, p.minVotes, p.maxVotes, p.weightCap) = (1, 2, 15, 4);
    (p.headShareBps, p.weightShareBps, p.confidenceBps) = (8000, 6667, 9700);
    (p.repPotMicro, p.openPools, p.leaseSeconds) = (1_000_000, 100, 600);
    (p.deckSize, p.windowShareBps, p.visibleAfter) = (10, 2000, 10);
    (p.quorumBps, p.delayHours, p.proposeMinReputationMicro) = (2000, 48, 1e7);
}
