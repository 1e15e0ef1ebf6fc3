/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.ale.eventsourcing.Outcome;
import org.ale.jobs.domain.JobEvent;
import org.ale.jobs.domain.JobRejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the ledger may be credited with money that nobody put on the chain (ADR 0027). Where real
 * money is at work it must not: whoever may draft a job could pay workers with nothing.
 */
@Singleton
final class LedgerDeposits {
    private final boolean on;

    @Inject
    LedgerDeposits(@ConfigProperty(name = "ale.jobs.ledger-deposits") boolean on) {
        this.on = on;
    }

    /** What became of a wish that credits the ledger. While off it is not even sent. */
    Uni<Outcome<JobEvent>> ifOn(Supplier<Uni<Outcome<JobEvent>>> wish) {
        return on ? wish.get() : Uni.createFrom().item(refusal());
    }

    private static Outcome<JobEvent> refusal() {
        return new Outcome.Rejected<>(
                JobRejection.LEDGER_DEPOSITS_OFF.name(),
                "No development money is taken here: fund the job by a deposit on the chain or by"
                        + " card; it cannot be promoted.");
    }
}
