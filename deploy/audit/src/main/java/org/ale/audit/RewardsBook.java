/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ale.schemas.staking.v1.CommunityReward;
import org.ale.schemas.staking.v1.MemberReward;

/** Work, reputations and stakes of the running period, and what follows from them (rules 8). */
final class RewardsBook {
    private static final BigInteger ZERO = BigInteger.ZERO;
    private static final BigInteger MILLI = BigInteger.valueOf(1_000);

    private final TreeMap<UUID, Work> work = new TreeMap<>();
    private final Map<UUID, TreeMap<UUID, Long>> standings = new HashMap<>();
    private final Map<String, BigInteger> staked = new HashMap<>();
    private final Map<String, BigInteger> least = new HashMap<>();
    private final Map<UUID, String> accounts = new HashMap<>();
    private final Map<String, UUID> owners = new HashMap<>();
    private BigInteger total = ZERO;

    private record Work(BigInteger paid, BigInteger fees) {
        Work plus(Work other) {
            return new Work(paid.add(other.paid), fees.add(other.fees));
        }
    }

    /** What a period gives to whom. */
    record Due(
            List<CommunityReward> communities, List<MemberReward> members, BigInteger allocated) {}

    void work(String community, BigInteger paid, BigInteger fees) {
        if (paid.signum() != 0 || fees.signum() != 0) {
            work.merge(UUID.fromString(community), new Work(paid, fees), Work::plus);
        }
    }

    void stand(String community, String worker, long reputationMicro) {
        var members = standings.computeIfAbsent(UUID.fromString(community), _ -> new TreeMap<>());
        if (reputationMicro == 0) {
            members.remove(UUID.fromString(worker));
        } else {
            members.put(UUID.fromString(worker), reputationMicro);
        }
    }

    /** An account counts for one worker: for who named it first, as long as it is his. */
    void account(String worker, String account) {
        var who = UUID.fromString(worker);
        var old = accounts.put(who, account);
        if (old != null) {
            owners.remove(old, who);
        }
        owners.putIfAbsent(account, who);
    }

    void stake(String account, BigInteger change) {
        var before = staked(account);
        var now = before.add(change);
        least.merge(account, before.min(now), (low, _) -> low.min(now));
        staked.put(account, now);
        total = total.add(change);
    }

    BigInteger staked(String account) {
        return staked.getOrDefault(account, ZERO);
    }

    BigInteger total() {
        return total;
    }

    /** The next period begins: only its own work and stakes count. */
    void end() {
        work.clear();
        least.clear();
    }

    private boolean held(UUID worker, BigInteger amount) {
        var account = accounts.get(worker);
        return account != null
                && worker.equals(owners.get(account))
                && least.getOrDefault(account, staked(account)).compareTo(amount) >= 0;
    }

    private TreeMap<UUID, Long> eligible(UUID community, BigInteger minStake) {
        var eligible = new TreeMap<>(standings.getOrDefault(community, new TreeMap<>()));
        eligible.keySet().removeIf(worker -> !held(worker, minStake));
        return eligible;
    }

    /** Among communities by paid work, under the cap by fees; among members by reputation. */
    Due share(BigInteger amount, long kappaMilli, BigInteger minStake) {
        var due = new Due(new ArrayList<>(), new ArrayList<>(), ZERO);
        var members = new ArrayList<TreeMap<UUID, Long>>();
        var weights = new ArrayList<BigInteger>();
        work.forEach((community, done) -> {
            members.add(eligible(community, minStake));
            weights.add(members.getLast().isEmpty() ? ZERO : done.paid());
        });
        var isNobody = weights.stream().allMatch(weight -> weight.signum() == 0);
        var uncapped = isNobody ? weights : ExactShares.of(amount, weights);
        var at = 0;
        var allocated = ZERO;
        for (var each : work.entrySet()) {
            var part = capped(uncapped.get(at), each.getValue().fees(), kappaMilli);
            due.communities()
                    .add(
                            CommunityReward.newBuilder()
                                    .setCommunityId(each.getKey().toString())
                                    .setWorkBaseUnits(each.getValue().paid().toString())
                                    .setFeeBaseUnits(each.getValue().fees().toString())
                                    .setEligible(members.get(at).size())
                                    .setUncappedBaseUnits(uncapped.get(at).toString())
                                    .setBaseUnits(part.toString())
                                    .build());
            allocated = allocated.add(part);
            share(each.getKey(), part, members.get(at), due.members());
            at++;
        }
        return new Due(due.communities(), due.members(), allocated);
    }

    private static BigInteger capped(BigInteger part, BigInteger fees, long kappaMilli) {
        return kappaMilli < 0
                ? part
                : part.min(fees.multiply(BigInteger.valueOf(kappaMilli)).divide(MILLI));
    }

    private static void share(
            UUID community,
            BigInteger part,
            TreeMap<UUID, Long> eligible,
            List<MemberReward> members) {
        if (part.signum() == 0) {
            return;
        }
        var shares =
                ExactShares.of(part, eligible.values().stream().map(BigInteger::valueOf).toList());
        var at = 0;
        for (var member : eligible.entrySet()) {
            if (shares.get(at).signum() != 0) {
                members.add(
                        MemberReward.newBuilder()
                                .setCommunityId(community.toString())
                                .setWorkerId(member.getKey().toString())
                                .setReputationMicro(member.getValue())
                                .setBaseUnits(shares.get(at).toString())
                                .build());
            }
            at++;
        }
    }
}
