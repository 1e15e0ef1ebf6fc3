/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.Ale;

/**
 * Balances of a community's accounts in double entry.
 *
 * <p>Its invariants are asserted in production: every posting set sums to zero, and no account but
 * {@link Account.Deposits} is below zero. A violation stops the partition, for a wrong ledger must
 * not go on.
 */
final class Ledger implements Serializable {
    private static final long serialVersionUID = 1;
    private final Map<Account, Ale> balances = new LinkedHashMap<>();

    Ale balance(Account account) {
        return balances.getOrDefault(account, Ale.ZERO);
    }

    void post(List<Posting> postings) {
        var sum = Ale.ZERO;
        for (var posting : postings) {
            sum = sum.plus(posting.amount());
            post(posting);
        }
        if (!sum.isZero()) {
            throw new IllegalStateException("postings sum to " + sum + ", not zero: " + postings);
        }
    }

    Map<Account, Ale> balances() {
        return new LinkedHashMap<>(balances);
    }

    private void post(Posting posting) {
        var after = balance(posting.account()).plus(posting.amount());
        if (after.isNegative() && !(posting.account() instanceof Account.Deposits)) {
            throw new IllegalStateException(posting.account().name() + " would hold " + after);
        }
        if (after.isZero()) {
            balances.remove(posting.account());
        } else {
            balances.put(posting.account(), after);
        }
    }
}
