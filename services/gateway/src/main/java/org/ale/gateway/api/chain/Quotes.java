/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import java.time.Instant;
import org.ale.gateway.problem.Problem;
import org.ale.schemas.jobs.v1.JobView;

/** A job's quote as long as it may be paid. */
public final class Quotes {
    private Quotes() {}

    /**
     * The budget that is to be deposited, base units.
     *
     * @throws Problem 409 {@code wrong-state} or {@code quote-expired}
     */
    public static String budget(JobView job) {
        if (!job.getState().equals("QUOTED")) {
            throw Problem.of(
                    409,
                    "wrong-state",
                    "The job is " + job.getState() + "; only a QUOTED one can be paid for.");
        }
        if (Instant.ofEpochMilli(job.getQuote().getExpiresAtMillis()).isBefore(Instant.now())) {
            throw Problem.of(
                    409, "quote-expired", "Ask for a new quote; nothing was paid or changed.");
        }
        return job.getQuote().getBudgetBaseUnits();
    }
}
