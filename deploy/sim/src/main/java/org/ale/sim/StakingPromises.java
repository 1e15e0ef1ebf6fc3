/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.audit.LogEntry;
import org.ale.audit.LogSource;
import org.ale.audit.LogTopic;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.staking.v1.NetworkEvent;
import org.ale.schemas.staking.v1.RewardsAllocated;
import org.ale.staking.domain.Terms;

/**
 * What must hold of stakes and inflation once everything has come to rest, whatever the rules said
 * on the way: each stake counts once, each minted period is shared once, no share exceeds what was
 * minted or, in a community, its fees, and every unit that is shared is owed on the chain.
 */
final class StakingPromises {
    private static final BigInteger ZERO = BigInteger.ZERO;
    private static final BigInteger MILLI = BigInteger.valueOf(1_000);

    private final List<String> broken = new ArrayList<>();
    private final Map<String, BigInteger> onChain = new TreeMap<>();
    private final Map<String, BigInteger> counted = new TreeMap<>();
    private final Map<Long, BigInteger> minted = new TreeMap<>();
    private final Map<Long, BigInteger> shared = new TreeMap<>();
    private final Map<Long, BigInteger> owed = new TreeMap<>();
    private BigInteger total = ZERO;

    private StakingPromises() {}

    /**
     * Those that are broken, in words.
     *
     * @param periods that the chain minted
     */
    static List<String> broken(LogSource log, long periods) throws IOException {
        var promises = new StakingPromises();
        log.read(LogTopic.CHAIN_BRIDGE, promises::chain);
        log.read(LogTopic.STAKING, promises::network);
        promises.compare(periods);
        return promises.broken;
    }

    private void chain(LogEntry entry) {
        try {
            var event = ChainEvent.parseFrom(entry.event().getPayload());
            if (event.hasStakeFinalized()) {
                var staked = event.getStakeFinalized();
                add(onChain, staked.getAccount(), units(staked.getBaseUnits()));
            } else if (event.hasUnstakeFinalized()) {
                var unstaked = event.getUnstakeFinalized();
                add(onChain, unstaked.getAccount(), units(unstaked.getBaseUnits()).negate());
            } else if (event.hasInflationMinted()) {
                var period = event.getInflationMinted();
                add(minted, period.getIndex(), units(period.getCommunitiesBaseUnits()));
            } else if (event.hasRewardsRecorded()) {
                var rewards = event.getRewardsRecorded();
                add(owed, rewards.getIndex(), units(rewards.getBaseUnits()));
            }
        } catch (InvalidProtocolBufferException e) {
            broken.add("staking: " + entry.place() + " cannot be read");
        }
    }

    private void network(LogEntry entry) {
        try {
            var event = NetworkEvent.parseFrom(entry.event().getPayload());
            if (event.hasStakeNoted()) {
                var noted = event.getStakeNoted();
                counted.put(noted.getAccount(), units(noted.getStakedBaseUnits()));
                total = units(noted.getTotalBaseUnits());
            } else if (event.hasRewardsAllocated()) {
                allocated(event.getRewardsAllocated());
            }
        } catch (InvalidProtocolBufferException e) {
            broken.add("staking: " + entry.place() + " cannot be read");
        }
    }

    private void allocated(RewardsAllocated page) {
        var index = page.getIndex();
        var parts = ZERO;
        for (var community : page.getCommunitiesList()) {
            var part = units(community.getBaseUnits());
            parts = parts.add(part);
            var most =
                    units(community.getFeeBaseUnits())
                            .multiply(BigInteger.valueOf(Terms.PRODUCTION.kappaMilli()))
                            .divide(MILLI);
            if (part.compareTo(most) > 0) {
                broken.add(
                        "staking: period %d pays %s for fees of %s".formatted(index, part, most));
            }
        }
        var members = ZERO;
        for (var member : page.getMembersList()) {
            members = members.add(units(member.getBaseUnits()));
        }
        if (members.compareTo(parts) != 0) {
            broken.add(
                    "staking: period %d gives members %s of %s".formatted(index, members, parts));
        }
        add(shared, index, members);
    }

    private void compare(long periods) {
        counted.values().removeIf(amount -> amount.signum() == 0);
        onChain.values().removeIf(amount -> amount.signum() == 0);
        expect("stakes", onChain, counted);
        expect("sum of stakes", onChain.values().stream().reduce(ZERO, BigInteger::add), total);
        expect("periods", periods, (long) minted.size());
        expect("shared periods", minted.keySet(), shared.keySet());
        expect("periods owed on the chain", shared, owed);
        shared.forEach((index, amount) -> {
            if (amount.compareTo(minted.getOrDefault(index, ZERO)) > 0) {
                broken.add("staking: period %d shares more than was minted".formatted(index));
            }
        });
    }

    private void expect(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            broken.add("staking: %s: %s, not %s".formatted(what, actual, expected));
        }
    }

    private static <K> void add(Map<K, BigInteger> sums, K key, BigInteger amount) {
        sums.merge(key, amount, BigInteger::add);
    }

    private static BigInteger units(String decimal) {
        return decimal.isEmpty() ? ZERO : new BigInteger(decimal);
    }
}
