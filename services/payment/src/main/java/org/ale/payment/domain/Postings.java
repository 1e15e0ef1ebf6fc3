/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.util.ArrayList;
import java.util.List;
import org.ale.kernel.Ale;

/** Collects what one account gives to others, so that the whole sums to zero by construction. */
final class Postings {
    private final Account from;
    private final List<Posting> into = new ArrayList<>();
    private Ale total = Ale.ZERO;

    private Postings(Account from) {
        this.from = from;
    }

    static Postings from(Account account) {
        return new Postings(account);
    }

    /** Adds a receiver; nothing is posted for an amount of zero. */
    Postings to(Account account, Ale amount) {
        if (!amount.isZero()) {
            into.add(new Posting(account, amount));
            total = total.plus(amount);
        }
        return this;
    }

    /** The giver's posting first, then the receivers'; empty if nothing moves. */
    List<Posting> list() {
        if (into.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Posting>(into.size() + 1);
        all.add(new Posting(from, total.negated()));
        all.addAll(into);
        return List.copyOf(all);
    }
}
