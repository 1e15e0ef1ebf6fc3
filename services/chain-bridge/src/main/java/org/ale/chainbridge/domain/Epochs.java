/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.jspecify.annotations.Nullable;

/** Roots that were posted or will be, and what must reach the chain with the next one. */
final class Epochs implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<Long, Hash32> roots = new TreeMap<>();
    private final Map<JobId, JobSettlement> jobs = new LinkedHashMap<>();
    private final Map<Long, Ale> mints = new LinkedHashMap<>();
    private final Set<Address> claims = new LinkedHashSet<>();
    private final Map<Address, Integer> refusedClaims = new LinkedHashMap<>();
    private CumulativeTree tree = CumulativeTree.ofAccounts();

    /** Leaves before the last planned epoch, as long as that may be withdrawn. */
    private @Nullable CumulativeTree before;

    private long planned;
    private long settled;

    record View(
            Map<Long, Hash32> roots,
            Map<JobId, JobSettlement> jobs,
            Map<Long, Ale> mints,
            List<Address> claims,
            Map<Address, Integer> refusedClaims,
            Hash32 treeRoot,
            @Nullable Hash32 rootBefore,
            long planned,
            long settled) {}

    View view() {
        return new View(
                new TreeMap<>(roots),
                new LinkedHashMap<>(jobs),
                new LinkedHashMap<>(mints),
                List.copyOf(claims),
                new LinkedHashMap<>(refusedClaims),
                tree.root(),
                before == null ? null : before.root(),
                planned,
                settled);
    }

    /** The last planned epoch; 0 before the first. */
    long planned() {
        return planned;
    }

    /** The last epoch whose post is final; 0 before the first. */
    long settled() {
        return settled;
    }

    /** The root of an epoch; zero before the first, and for one that was never planned. */
    Hash32 root(long epoch) {
        return roots.getOrDefault(epoch, Hash32.ZERO);
    }

    /** Leaves of the last planned epoch. */
    CumulativeTree tree() {
        return tree;
    }

    static boolean isPost(Intent intent) {
        return intent instanceof Intent.PostRoot;
    }

    /** By how much the last planned epoch raises the total, as long as it may be withdrawn. */
    Ale increase() {
        return before == null ? Ale.ZERO : new Ale(tree.total().subtract(before.total()));
    }

    List<JobSettlement> jobs() {
        return new ArrayList<>(jobs.values());
    }

    Map<Long, Ale> mints() {
        return new LinkedHashMap<>(mints);
    }

    boolean isQueued(Address account) {
        return claims.contains(account);
    }

    List<Address> claims() {
        return new ArrayList<>(claims);
    }

    int refusedClaims(Address account) {
        return refusedClaims.getOrDefault(account, 0);
    }

    void await(JobSettlement job) {
        if (job.releases() || job.refunds()) {
            jobs.merge(job.job(), job, JobSettlement::plus);
        }
    }

    void awaitMint(long index, Ale amount) {
        if (!amount.isZero()) {
            mints.merge(index, amount, Ale::plus);
        }
    }

    /** What a planned transaction carries out waits no more. */
    void plan(Intent intent) {
        switch (intent) {
            case Intent.ReleaseEscrow(var released) -> released.forEach(this::subtract);
            case Intent.AllowRefund(var refunded) -> refunded.forEach(this::subtract);
            case Intent.MintForCommunities(var index, _) -> mints.remove(index);
            case Intent.PushClaim(var account, _, _) -> claims.remove(account);
            case Intent.PostRoot _,
                    Intent.PostReputation _,
                    Intent.MintDue _,
                    Intent.CreateCommunity _,
                    Intent.SetAutoStake _,
                    Intent.ApproveEscrow _,
                    Intent.DepositFor _ -> {}
        }
    }

    private void subtract(JobSettlement done) {
        jobs.computeIfPresent(
                done.job(),
                (_, waiting) -> {
                    var left = waiting.minus(done);
                    return left.releases() || left.refunds() ? left : null;
                });
    }

    void close(long epoch, CumulativeTree leaves) {
        planned = epoch;
        before = tree;
        tree = leaves;
        roots.put(epoch, leaves.root());
    }

    void settle(long epoch) {
        settled = epoch;
        before = null;
    }

    /** The last planned epoch is none: what was before it is the last. */
    void withdraw() {
        roots.remove(planned);
        planned--;
        tree = requireNonNull(before);
        before = null;
    }

    void queue(Address account) {
        claims.add(account);
    }

    void countRefused(Address account) {
        refusedClaims.merge(account, 1, Integer::sum);
    }

    void paid(Address account) {
        refusedClaims.remove(account);
    }
}
