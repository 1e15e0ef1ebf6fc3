/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ale.chainbridge.chain.ChainReader.Block;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.chainbridge.domain.ChainCommand.PlanTwins;
import org.ale.chainbridge.domain.ChainCommand.ReconcileChain;
import org.ale.chainbridge.domain.ChainCommand.RelayClaims;
import org.ale.chainbridge.domain.ChainCommand.RequestMint;
import org.ale.chainbridge.domain.FeeLimits;
import org.ale.chainbridge.domain.Intent;
import org.ale.chainbridge.domain.Intent.CreateCommunity;
import org.ale.chainbridge.domain.Intent.PushClaim;
import org.ale.chainbridge.projection.settlement.Outstanding;
import org.ale.chainbridge.projection.settlement.Outstanding.Open;

/**
 * One look at the chain and at the log, and what follows from both. Every step may be the last
 * before the process dies, and every step may be done twice.
 */
final class Rim {
    /** Transactions that wait for a block at a time: nodes keep only so many of one account. */
    private static final int WINDOW = 16;

    /** In a block and not final: nobody keeps them, but each may have to be sent again. */
    private static final int MINED_MAX = 1_024;

    /** One node may lie once: a veto is believed that was told so often in a row. */
    private static final int VETO_TOLD_MIN = 3;

    /** Jobs that an alarm names. */
    private static final int NAMED_MAX = 20;

    private final ChainReader reader;
    private final Outstanding outstanding;
    private final Reports reports;
    private final Alarm alarm;
    private final Ingestion ingestion;
    private final Tracking tracking;
    private final Posting posting;
    private final Work work;
    private final Due reconcile;
    private final Due epoch;
    private final Due mint;
    private final Duration sendAgainAfter;
    private final Duration bumpAfter;
    private final FeeLimits limits;
    private boolean isReconciled;
    private int vetoTold;

    Rim(Parts parts, BridgeConfig config) {
        limits = config.limits();
        reader = parts.reader();
        outstanding = parts.outstanding();
        reports = parts.reports();
        alarm = parts.alarm();
        ingestion =
                new Ingestion(
                        reader, outstanding, reports, parts.deployment(), config.strangeRoots());
        tracking = new Tracking(reader, outstanding, reports, alarm);
        posting = new Posting(parts.nodes(), reader, parts.signer(), outstanding, reports, limits);
        work = new Work(alarm, config.stuckAfter);
        reconcile = new Due(config.reconcileEvery, true);
        epoch = new Due(config.epochEvery, false);
        mint = new Due(config.mintEvery, false);
        sendAgainAfter = config.sendAgainAfter;
        bumpAfter = config.bumpAfter;
    }

    /** What the rim is made of. */
    record Parts(
            Nodes nodes,
            ChainReader reader,
            Signer signer,
            Outstanding outstanding,
            Reports reports,
            Alarm alarm,
            Deployment deployment) {}

    /** A time that comes again and again. */
    private static final class Due {
        private final long everyNanos;
        private long nextNanos;

        Due(Duration every, boolean isNow) {
            everyNanos = every.toNanos();
            nextNanos = System.nanoTime() + (isNow ? 0 : everyNanos);
        }

        boolean isDue() {
            return System.nanoTime() - nextNanos >= 0;
        }

        void now() {
            nextNanos = System.nanoTime();
        }

        void done() {
            nextNanos = System.nanoTime() + everyNanos;
        }
    }

    void step() throws SQLException {
        var finalized = reader.finalized();
        alarm.look();
        if (!reconciled(finalized)) {
            return;
        }
        work.begin();
        work.takeOrTell(() -> ingestion.read(finalized));
        work.take(() -> ingestion.look(finalized));
        work.take(() -> tracking.track(mined(), waiting(), finalized));
        if (work.hindrance().isEmpty()) {
            alarm.looked();
        }
        work.take(this::timers);
        work.take(() -> posting.sign(outstanding.waiting(room())));
        work.take(() -> work.hindered(posting.send(waiting(), sendAgainAfter)));
        work.take(() -> posting.bump(waiting(), bumpAfter));
        alarm.setAside(outstanding.setAside(NAMED_MAX));
        alarm.hindered(work.hindrance());
    }

    private List<Open> mined() throws SQLException {
        return outstanding.mined(MINED_MAX);
    }

    private List<Open> waiting() throws SQLException {
        return outstanding.waiting(WINDOW);
    }

    private int room() throws SQLException {
        return Math.min(WINDOW, MINED_MAX - mined().size());
    }

    /** Before the first step, and now and then, the chain is held against the log. */
    private boolean reconciled(Block finalized) throws SQLException {
        if (!reconcile.isDue()) {
            return isReconciled;
        }
        var settled = reader.settled(finalized);
        if (isVetoDoubtful(settled)) {
            isReconciled = false;
            alarm.hindered("a root that was final is vetoed at block " + finalized.number());
            return false;
        }
        var command =
                new ReconcileChain(
                        settled.lastEpoch(),
                        settled.activeRoot(),
                        settled.posterNonce(),
                        finalized.number(),
                        Instant.EPOCH);
        isReconciled = reports.report("reconcile-" + System.currentTimeMillis(), command);
        if (isReconciled) {
            reconcile.done();
        } else if (!alarm.isRaised()) {
            alarm.hindered("chain and log do not agree at block " + finalized.number());
        }
        return isReconciled;
    }

    private boolean isVetoDoubtful(ChainReader.Settled told) throws SQLException {
        vetoTold = told.lastEpoch() < outstanding.lastEpoch() ? vetoTold + 1 : 0;
        return vetoTold > 0 && vetoTold < VETO_TOLD_MIN;
    }

    private void timers() throws SQLException {
        var hasClaims = hasRoomForClaims() && outstanding.hasClaims();
        if (epoch.isDue() || hasClaims) {
            var posted = reader.posted();
            var now = System.currentTimeMillis();
            if (hasClaims) {
                reports.report(
                        "claims-" + now, new RelayClaims(posted.activeRoot(), Instant.EPOCH));
            }
            if (posted.lastEpoch() < outstanding.lastEpoch()) {
                // Vetoed, it seems: the log must know before it plans another.
                reconcile.now();
            } else if (epoch.isDue() && !posted.isPending()) {
                reports.report(
                        "epoch-" + now,
                        new CloseEpoch(posted.cap(), posted.isEscrowPaused(), Instant.EPOCH));
                epoch.done();
            }
        }
        if (mint.isDue()) {
            mint.done();
            if (reader.isMintDue()) {
                reports.report(
                        "mint-" + System.currentTimeMillis(), new RequestMint(Instant.EPOCH));
            }
        }
        twins();
    }

    /** Roots and what funds them find few claims before them. */
    private boolean hasRoomForClaims() throws SQLException {
        return count(waiting(), PushClaim.class) < PushClaim.WAITING_MAX;
    }

    private static long count(List<Open> open, Class<? extends Intent> kind) {
        return open.stream().filter(each -> kind.isInstance(each.intent())).count();
    }

    /** Twins come last, and the log is not asked while there is no room for one. */
    private void twins() throws SQLException {
        var open = count(mined(), CreateCommunity.class) + count(waiting(), CreateCommunity.class);
        if (open < CreateCommunity.OPEN_MAX && outstanding.hasTwins()) {
            reports.report(
                    "twins-" + System.currentTimeMillis(),
                    new PlanTwins(limits.dailyBudget(), Instant.EPOCH));
        }
    }
}
