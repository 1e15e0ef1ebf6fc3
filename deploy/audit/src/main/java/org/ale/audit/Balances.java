/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.schemas.type.v1.Posting;

/**
 * Double entry: each set of postings sums to zero, and only the world outside may go below zero.
 */
final class Balances {
    private static final String OUTSIDE = "deposits";

    private final Findings findings;
    private final Map<String, BigInteger> accounts = new TreeMap<>();

    Balances(Findings findings) {
        this.findings = findings;
    }

    void post(String community, String place, List<Posting> postings) {
        var sum = BigInteger.ZERO;
        for (var posting : postings) {
            findings.checked("postings");
            var amount = new BigInteger(posting.getBaseUnits());
            sum = sum.add(amount);
            var balance = accounts.merge(key(community, posting), amount, BigInteger::add);
            if (balance.signum() < 0 && !posting.getAccount().equals(OUTSIDE)) {
                findings.add("negative-balance", place, posting.getAccount() + " is " + balance);
            }
        }
        findings.expect("imbalance", place, BigInteger.ZERO, sum);
    }

    private static String key(String community, Posting posting) {
        return community + "/" + posting.getAccount();
    }

    BigInteger of(String community, String account) {
        return accounts.getOrDefault(community + "/" + account, BigInteger.ZERO);
    }

    /** Sum of all accounts of all communities; zero. */
    BigInteger total() {
        return accounts.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
