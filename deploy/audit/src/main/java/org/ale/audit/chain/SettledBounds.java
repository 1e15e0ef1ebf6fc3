/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ale.audit.Findings;

/**
 * What bounds a settlement, from the contracts' events in the chain's order: no root may promise
 * more than escrows had released to workers and the minter had minted for them by then, nor raise
 * the total by more than the cap that held. The contract is held to it too; but a gift to it would
 * let it pay what nobody earned.
 */
final class SettledBounds {
    static final String LIMITS_SET = "LimitsSet(uint256,uint256,uint256,address)";
    static final String ROOT_POSTED = "RootPosted(uint64,bytes32,uint256,bytes32)";
    static final String ROOT_VETOED = "RootVetoed(uint64)";
    static final String RELEASED = "Released(bytes32,uint256,uint256)";
    static final String COMMUNITIES_FUNDED = "CommunitiesFunded(uint64,uint256)";

    private static final BigInteger ALE = BigInteger.TEN.pow(18);
    private static final Comparator<ChainLog> ORDER =
            Comparator.comparingLong((ChainLog log) -> log.block())
                    .thenComparingLong(ChainLog::index);

    private final Findings findings;
    private BigInteger funded = BigInteger.ZERO;
    private BigInteger cap = BigInteger.ZERO;
    private BigInteger total = BigInteger.ZERO;
    private BigInteger before = BigInteger.ZERO;

    SettledBounds(Findings findings) {
        this.findings = findings;
    }

    /**
     * Walks through all events.
     *
     * @param logs of the distributor, the escrow and the minter from their first block on, in any
     *     order
     * @return the total that the last root promises
     */
    BigInteger check(List<ChainLog> logs) {
        var inOrder = new ArrayList<>(logs);
        inOrder.sort(ORDER);
        inOrder.forEach(this::take);
        return total;
    }

    private void take(ChainLog log) {
        if (log.is(RELEASED) || log.is(COMMUNITIES_FUNDED)) {
            funded = funded.add(log.number(0));
        } else if (log.is(LIMITS_SET)) {
            cap = log.number(0).multiply(ALE);
        } else if (log.is(ROOT_VETOED)) {
            total = before;
        } else if (log.is(ROOT_POSTED)) {
            post(log);
        }
    }

    private void post(ChainLog log) {
        findings.checked("chain: bounds of roots");
        before = total;
        total = log.number(1);
        var place = "chain block " + log.block();
        if (total.compareTo(funded) > 0) {
            findings.add(
                    "chain-settled-beyond-funds",
                    place,
                    "a total of " + total + "; released and minted by then " + funded);
        }
        var increase = total.subtract(before);
        if (increase.compareTo(cap) > 0) {
            findings.add(
                    "chain-above-cap", place, "a total raised by " + increase + ", cap " + cap);
        }
        if (increase.signum() < 0) {
            findings.add("chain-total-fell", place, before + " before, now " + total);
        }
    }
}
