// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a community decides for itself, each within bounds that no vote can move.
/// @dev One micro-REP is 10^-6 REP; bps are 1/10,000; 0 in `benchAfter` or `auditEvery` means off.
struct Parameters {
    uint8 consensusRule; // 0 heads and weight, 1 Bayesian
    uint8 minVotes;
    uint8 maxVotes;
    uint8 weightCap;
    uint8 benchAfter;
    uint8 payScope; // 0 winners, 1 participants
    uint8 deckSize;
    uint8 visibleAfter;
    uint8 losingStake; // 0 redistribute, 1 burn
    uint16 headShareBps;
    uint16 weightShareBps;
    uint16 confidenceBps;
    uint16 goldBps;
    uint16 benchRelBps;
    uint16 bindingBps;
    uint16 equalShareBps;
    uint16 openPools;
    uint16 windowShareBps;
    uint16 auditEvery;
    uint16 auditBps;
    uint16 communityFeeBps;
    uint16 quorumBps;
    uint16 delayHours;
    uint32 leaseSeconds;
    uint32 repPotMicro;
    uint32 hourlyFloorMicroUsd;
    uint64 proposeMinReputationMicro;
}
