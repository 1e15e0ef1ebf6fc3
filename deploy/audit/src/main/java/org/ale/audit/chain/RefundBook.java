/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.schemas.chainbridge.v1.BuyOutFinalized;
import org.ale.schemas.chainbridge.v1.RefundVetoFinalized;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;

/** What others than the bridge did with the refunds of one chain's jobs, as its log tells it. */
final class RefundBook {
    private static final BigInteger ZERO = BigInteger.ZERO;

    private final Findings findings;
    private final Map<String, BigInteger> allowedByOthers = new HashMap<>();
    private final Map<String, BigInteger> takenBack = new HashMap<>();
    private final TreeMap<Long, Map<String, BigInteger>> takenBackBefore = new TreeMap<>();
    final List<String> vetoes = new ArrayList<>();
    final List<String> strange = new ArrayList<>();
    final List<String> buyOuts = new ArrayList<>();

    RefundBook(Findings findings) {
        this.findings = findings;
    }

    /** As facts and the contract's events are compared. */
    static String text(String job, String payer, String baseUnits) {
        return String.join(" ", job, payer, baseUnits);
    }

    /** The guardian took back what waited. */
    void vetoed(RefundVetoFinalized event) {
        vetoes.add(text(event.getJobId(), event.getPayer(), event.getBaseUnits()));
        takenBack.merge(event.getJobId(), ChainBooks.units(event.getBaseUnits()), BigInteger::add);
    }

    /** Whoever did it has the poster's role or its key: that is never right. */
    void allowedByOthers(String place, StrangeRefundFinalized event) {
        var refund = text(event.getJobId(), event.getPayer(), event.getBaseUnits());
        strange.add(refund);
        allowedByOthers.merge(
                event.getJobId(), ChainBooks.units(event.getBaseUnits()), BigInteger::add);
        findings.add("chain-strange-refund", place, refund);
    }

    /** A payer has back what the escrow held; the contract sets it off: no sum changes. */
    void boughtOut(BuyOutFinalized event) {
        buyOuts.add(text(event.getJobId(), event.getPayer(), event.getBaseUnits()));
    }

    /** Before an epoch's root stands whatever is to be allowed again until now. */
    void planned(long epoch) {
        takenBackBefore.tailMap(epoch).clear();
        takenBackBefore.put(epoch, new HashMap<>(takenBack));
    }

    /** What was taken back and need not have been allowed again when an epoch was posted. */
    BigInteger takenBackSince(long epoch, String job) {
        var before = takenBackBefore.getOrDefault(epoch, Map.of()).getOrDefault(job, ZERO);
        return takenBack.getOrDefault(job, ZERO).subtract(before);
    }

    BigInteger allowedByOthers(String job) {
        return allowedByOthers.getOrDefault(job, ZERO);
    }
}
