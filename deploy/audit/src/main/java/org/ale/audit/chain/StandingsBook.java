/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.schemas.chainbridge.v1.CommunityTwinFinalized;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.StandingsPlanned;

/**
 * Reputations as one chain is to show them: of each community with a twin, each worker who has
 * named an account; an account that he left holds nothing. Folded anew from the log's facts.
 */
final class StandingsBook {
    private static final String POSTED = "ReputationPosted(uint64,bytes32)";
    private static final String NO_ROOT = Abi.hex(new byte[32]);

    private final Findings findings;
    private final Map<String, Map<String, Long>> reputations = new HashMap<>();
    private final Map<String, String> twins = new HashMap<>();

    /** By worker: the account that is paid for him now. */
    private final Map<String, String> accounts = new HashMap<>();

    private final Map<String, Set<String>> everNamed = new HashMap<>();
    private final TreeMap<Long, String> roots = new TreeMap<>();

    /** By standings' epoch: the block in which its post is final. */
    private final TreeMap<Long, Long> finalPosts = new TreeMap<>();

    StandingsBook(Findings findings) {
        this.findings = findings;
    }

    void earned(EarningsRecorded event) {
        var community = reputations.computeIfAbsent(event.getCommunityId(), _ -> new HashMap<>());
        for (var standing : event.getStandingsList()) {
            community.put(standing.getWorkerId(), standing.getReputationMicro());
        }
    }

    void linked(PayoutAddressLinked event) {
        accounts.put(event.getWorkerId(), event.getAccount());
        everNamed
                .computeIfAbsent(event.getWorkerId(), _ -> new HashSet<>())
                .add(event.getAccount());
    }

    void twin(CommunityTwinFinalized event) {
        twins.put(event.getCommunityId(), event.getContract());
    }

    void planned(String place, StandingsPlanned event) {
        findings.checked("chain: standings");
        findings.expect("chain-standings-epoch", place, roots.size() + 1L, event.getEpoch());
        var leaves = leaves();
        findings.expect("chain-standings-root", place, MerkleRoot.of(leaves), event.getRoot());
        findings.expect("chain-standings-leaves", place, leaves.size(), event.getLeaves());
        roots.put(event.getEpoch(), event.getRoot());
    }

    /** The post of an epoch is final. */
    void posted(long epoch, long block) {
        finalPosts.put(epoch, block);
    }

    /** Micro-REP by contract and account: 40 bytes of hex, in their order. */
    private TreeMap<String, BigInteger> leaves() {
        var leaves = new TreeMap<String, BigInteger>();
        twins.forEach((community, contract) ->
                reputations
                        .getOrDefault(community, Map.of())
                        .forEach((worker, micro) -> {
                            for (var account : everNamed.getOrDefault(worker, Set.of())) {
                                var isPaid = account.equals(accounts.get(worker));
                                var key =
                                        (contract + account.substring(2)).toLowerCase(Locale.ROOT);
                                leaves.put(
                                        key, isPaid ? BigInteger.valueOf(micro) : BigInteger.ZERO);
                            }
                        }));
        return leaves;
    }

    /**
     * Compares with the factory.
     *
     * @param logs of the factory up to a block
     * @param root that it shows after that block
     */
    void onChain(List<ChainLog> logs, String root, long block) {
        var place = "chain block " + block;
        var lastEpoch = 0L;
        var lastRoot = NO_ROOT;
        for (var log : logs) {
            if (log.is(POSTED)) {
                findings.checked("chain: standings on chain");
                lastEpoch = Abi.number(log.topics().get(1)).longValueExact();
                lastRoot = Abi.wordAt(log.data(), 0);
                findings.expect(
                        "chain-standings-on-chain",
                        place,
                        lastEpoch + " " + roots.getOrDefault(lastEpoch, "never planned"),
                        lastEpoch + " " + lastRoot);
            }
        }
        findings.expect("chain-standings-now", place, lastRoot, root);
        for (var post : finalPosts.entrySet()) {
            if (post.getValue() <= block && post.getKey() > lastEpoch) {
                findings.add("chain-standings-missed", place, "epoch " + post.getKey());
            }
        }
    }
}
