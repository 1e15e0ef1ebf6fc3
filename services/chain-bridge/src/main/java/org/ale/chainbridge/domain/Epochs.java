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

    /** Refunds that others allowed: the log orders so much less. */
    private final Map<JobId, Ale> strangeRefunds = new LinkedHashMap<>();

    private final Map<Long, Ale> mints = new LinkedHashMap<>();
    private final Set<Address> claims = new LinkedHashSet<>();
    private final Map<Address, Integer> refusedClaims = new LinkedHashMap<>();
    private CumulativeTree tree = CumulativeTree.ofAccounts();

    /** Leaves before the last planned epoch, as long as that may be withdrawn. */
    private @Nullable CumulativeTree before;

    /** Leaves before the last settled epoch: the guardian may veto it, and no other. */
    private @Nullable CumulativeTree beforeSettled;

    /** Roots that the guardian vetoed and whose posts are not read yet. */
    private final Set<Hash32> vetoed = new LinkedHashSet<>();

    /** The root whose post was read since the last one was planned. */
    private Hash32 lastRead = Hash32.ZERO;

    private long planned;
    private long settled;

    record View(
            Map<Long, Hash32> roots,
            Map<JobId, JobSettlement> jobs,
            Map<JobId, Ale> strangeRefunds,
            Map<Long, Ale> mints,
            List<Address> claims,
            Map<Address, Integer> refusedClaims,
            Hash32 treeRoot,
            @Nullable Hash32 rootBefore,
            @Nullable Hash32 rootBeforeSettled,
            List<Hash32> vetoed,
            Hash32 lastRead,
            long planned,
            long settled) {}

    View view() {
        return new View(
                new TreeMap<>(roots),
                new LinkedHashMap<>(jobs),
                new LinkedHashMap<>(strangeRefunds),
                new LinkedHashMap<>(mints),
                List.copyOf(claims),
                new LinkedHashMap<>(refusedClaims),
                tree.root(),
                before == null ? null : before.root(),
                beforeSettled == null ? null : beforeSettled.root(),
                List.copyOf(vetoed),
                lastRead,
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

    /** Whether a post is still wanted: its epoch may have been taken back since. */
    boolean isPlanned(Intent.PostRoot post) {
        return root(post.epoch()).equals(post.root());
    }

    /** Whether the log knows of such a post: the root holds, or was vetoed before it was read. */
    boolean isPosted(long epoch, Hash32 root) {
        return root(epoch).equals(root) || vetoed.contains(root);
    }

    /** Whether the chain can have taken the last settled epoch back: there is one before it. */
    boolean isVeto(long last, Hash32 activeRoot) {
        return last == settled - 1 && beforeSettled != null && activeRoot.equals(root(last));
    }

    /** Leaves of the last planned epoch. */
    CumulativeTree tree() {
        return tree;
    }

    static boolean isPost(Intent intent) {
        return intent instanceof Intent.PostRoot;
    }

    static Ale least(Ale one, Ale other) {
        return one.compareTo(other) < 0 ? one : other;
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
            setOff(job.job());
        }
    }

    /** Somebody else allowed a refund: its payer has that much of what the log orders. */
    void refunded(JobId job, Ale amount) {
        strangeRefunds.merge(job, amount, Ale::plus);
        setOff(job);
    }

    /**
     * Refunds came back into the escrow: first those that others had allowed; the rest was ordered
     * and waits again.
     */
    void takeBack(JobId job, Ale amount) {
        var strange = least(strangeRefunds.getOrDefault(job, Ale.ZERO), amount);
        forgetStrange(job, strange);
        await(new JobSettlement(job, Ale.ZERO, Ale.ZERO, amount.minus(strange)));
    }

    private void setOff(JobId job) {
        var waiting = jobs.get(job);
        if (waiting != null) {
            var done = least(strangeRefunds.getOrDefault(job, Ale.ZERO), waiting.refund());
            forgetStrange(job, done);
            subtract(new JobSettlement(job, Ale.ZERO, Ale.ZERO, done));
        }
    }

    private void forgetStrange(JobId job, Ale amount) {
        strangeRefunds.computeIfPresent(
                job, (_, strange) -> strange.equals(amount) ? null : strange.minus(amount));
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

    /**
     * What a contract refused and the log has moved waits again, behind all others: whoever mends
     * the cause finds it asked for again. A claim or a wish is its owner's to repeat, and a
     * deposit's payer is given back what he paid: it must not come later after all.
     */
    void giveBack(Intent intent) {
        for (var job : intent.jobs()) {
            var waiting = jobs.remove(job.job());
            if (waiting != null) {
                jobs.put(job.job(), waiting);
            }
            await(job);
        }
        if (intent instanceof Intent.MintForCommunities(var index, var amount)) {
            awaitMint(index, amount);
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
        lastRead = Hash32.ZERO;
        before = tree;
        tree = leaves;
        roots.put(epoch, leaves.root());
    }

    void settle(long epoch) {
        settled = epoch;
        beforeSettled = before;
        before = null;
    }

    /** The post of a root was read: it comes but once, unless the root is planned again. */
    void read(Hash32 root) {
        lastRead = root;
        vetoed.remove(root);
    }

    /** The last settled epoch, and whatever was planned after it, is none. */
    void veto() {
        if (!lastRead.equals(root(settled))) {
            vetoed.add(root(settled));
        }
        roots.tailMap(settled, true).clear();
        settled--;
        planned = settled;
        tree = requireNonNull(beforeSettled);
        beforeSettled = null;
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
