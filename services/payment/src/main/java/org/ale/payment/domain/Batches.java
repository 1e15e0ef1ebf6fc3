/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.payment.domain.AccountEvent.EarningsSettled;

/**
 * Cuts what the chain has not been told into facts of bounded size. Jobs come before earnings, so
 * that the chain is never asked to pay out more than was released to it.
 */
final class Batches {
    /** Workers and jobs in one fact: about 300 KB. */
    static final int ENTRIES_MAX = 1_000;

    /** Facts of one command; what is left waits for the next. */
    static final int FACTS_MAX = 20;

    private Batches() {}

    /** The facts of one settlement, in order; none if there is nothing to tell. */
    static List<AccountEvent> of(Unsettled unsettled, Instant at) {
        var jobs = unsettled.jobs();
        var earnings = unsettled.earnings();
        var standings = unsettled.standings();
        var earningsFrom = Math.max(pages(jobs) - 1, 0);
        var count = Math.max(pages(jobs), pages(standings));
        if (!earnings.isEmpty()) {
            count = Math.max(count, earningsFrom + pages(earnings));
        }
        var facts = new ArrayList<AccountEvent>();
        for (var page = 0; page < Math.min(count, FACTS_MAX); page++) {
            var earned =
                    page < earningsFrom ? List.<Earned>of() : page(earnings, page - earningsFrom);
            var legs = page(jobs, page);
            facts.add(
                    new EarningsSettled(
                            unsettled.batches() + page + 1,
                            earned,
                            legs,
                            page(standings, page),
                            postings(earned, legs, unsettled),
                            at));
        }
        return facts;
    }

    private static List<Posting> postings(
            List<Earned> earnings, List<JobLegs> jobs, Unsettled unsettled) {
        var postings = new ArrayList<Posting>();
        for (var each : earnings) {
            postings.addAll(
                    Postings.from(new Account.Earnings(each.worker()))
                            .to(new Account.Settled(each.worker()), each.amount())
                            .list());
        }
        for (var each : jobs) {
            var client = unsettled.clientOf(each.jobId());
            postings.addAll(
                    Postings.from(new Account.Fees())
                            .to(new Account.Treasury(), each.fee())
                            .list());
            postings.addAll(
                    Postings.from(new Account.Refund(client))
                            .to(new Account.Returned(client), each.refund())
                            .list());
        }
        return postings;
    }

    private static int pages(List<?> all) {
        return Math.ceilDiv(all.size(), ENTRIES_MAX);
    }

    private static <T> List<T> page(List<T> all, int page) {
        var from = Math.min(page * ENTRIES_MAX, all.size());
        return all.subList(from, Math.min(from + ENTRIES_MAX, all.size()));
    }
}
