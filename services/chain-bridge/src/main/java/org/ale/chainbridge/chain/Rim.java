/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.chainbridge.domain.ChainCommand.PlanTwins;
import org.ale.chainbridge.domain.ChainCommand.ReconcileChain;
import org.ale.chainbridge.domain.ChainCommand.RelayClaims;
import org.ale.chainbridge.domain.ChainCommand.RequestMint;
import org.ale.chainbridge.domain.FeeLimits;
import org.ale.chainbridge.domain.Intent.CreateCommunity;
import org.ale.chainbridge.projection.settlement.Outstanding;

/**
 * One look at the chain and at the log, and what follows from both. Every step may be the last
 * before the process dies, and every step may be done twice.
 */
final class Rim {
    /** Transactions on their way at a time: nodes keep only so many of one account. */
    private static final int WINDOW = 16;

    private final ChainReader reader;
    private final Outstanding outstanding;
    private final Reports reports;
    private final Alarm alarm;
    private final Ingestion ingestion;
    private final Tracking tracking;
    private final Posting posting;
    private final Due reconcile;
    private final Due epoch;
    private final Due mint;
    private final Duration sendAgainAfter;
    private final Duration bumpAfter;
    private final FeeLimits limits;
    private boolean isReconciled;

    Rim(Parts parts, BridgeConfig config) {
        limits = config.limits();
        reader = parts.reader();
        outstanding = parts.outstanding();
        reports = parts.reports();
        alarm = parts.alarm();
        ingestion = new Ingestion(reader, outstanding, reports, parts.deployment());
        tracking = new Tracking(reader, outstanding, reports, alarm);
        posting = new Posting(parts.nodes(), reader, parts.signer(), outstanding, reports, limits);
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

        void done() {
            nextNanos = System.nanoTime() + everyNanos;
        }
    }

    void step() throws SQLException {
        if (!reconciled()) {
            return;
        }
        var finalized = reader.finalized();
        ingestion.read(finalized);
        ingestion.look(finalized);
        tracking.track(outstanding.open(WINDOW), finalized);
        timers();
        posting.sign(outstanding.open(WINDOW));
        var hindrance = posting.send(outstanding.open(WINDOW), sendAgainAfter);
        posting.bump(outstanding.open(WINDOW), bumpAfter);
        alarm.hindered(hindrance);
    }

    /** Before the first step, and now and then, the chain is held against the log. */
    private boolean reconciled() {
        if (!reconcile.isDue()) {
            return isReconciled;
        }
        var posted = reader.posted();
        var command =
                new ReconcileChain(
                        posted.lastEpoch(),
                        posted.activeRoot(),
                        reader.posterNonce(false),
                        Instant.EPOCH);
        isReconciled = reports.report("reconcile-" + System.currentTimeMillis(), command);
        if (isReconciled) {
            alarm.agreed();
            reconcile.done();
        }
        return isReconciled;
    }

    private void timers() throws SQLException {
        var hasClaims = outstanding.hasClaims();
        if (epoch.isDue() || hasClaims) {
            var posted = reader.posted();
            var now = System.currentTimeMillis();
            if (hasClaims) {
                reports.report(
                        "claims-" + now, new RelayClaims(posted.activeRoot(), Instant.EPOCH));
            }
            if (epoch.isDue() && !posted.isPending()) {
                reports.report("epoch-" + now, new CloseEpoch(posted.cap(), Instant.EPOCH));
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

    /** Twins come last, and the log is not asked while there is no room for one. */
    private void twins() throws SQLException {
        var open =
                outstanding.open(WINDOW).stream()
                        .filter(each -> each.intent() instanceof CreateCommunity)
                        .count();
        if (open < CreateCommunity.OPEN_MAX && outstanding.hasTwins()) {
            reports.report(
                    "twins-" + System.currentTimeMillis(),
                    new PlanTwins(limits.dailyBudget(), Instant.EPOCH));
        }
    }
}
