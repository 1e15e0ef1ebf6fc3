/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.api;

import java.util.UUID;
import org.ale.payment.projection.statements.Statements;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.Receipt;

/**
 * Outcomes as a worker may see them: all numbers, and no other worker's name. Reputation is among
 * the numbers only where he is shown his own (rules §6).
 */
final class Receipts {
    private Receipts() {}

    static Receipt onWire(UUID worker, Statements.Receipt from, boolean isReputationShown) {
        var receipt =
                Receipt.newBuilder()
                        .setCommunityId(from.community().toString())
                        .setPoolId(from.poolId().toString())
                        .setOutcome(from.outcome().name())
                        .setPaidBaseUnits(from.paid().toString())
                        .setAtMillis(from.place().atMillis())
                        .setPosition(from.place().partition() + "-" + from.place().position());
        from.split()
                .ifPresentOrElse(
                        split -> explain(receipt, split, worker.toString(), isReputationShown),
                        () -> receipt.setWhy(Why.unresolved()));
        from.unpaidBecause()
                .ifPresent(reason ->
                        receipt.setUnpaidBecause(reason.name()).setWhy(Why.unpaid(reason)));
        return receipt.build();
    }

    private static void explain(
            Receipt.Builder receipt, PotSplit split, String worker, boolean isReputationShown) {
        var own = PotSplit.newBuilder(split).clearPayees();
        for (var payee : split.getPayeesList()) {
            var shown = payee.toBuilder();
            if (!isReputationShown) {
                shown.clearReputationMicro().clearGainMicro();
            }
            if (payee.getWorkerId().equals(worker)) {
                receipt.setWhy(new Why(split, isReputationShown).paid(payee));
            } else {
                shown.clearWorkerId().clearFinished();
            }
            own.addPayees(shown);
        }
        receipt.setSplit(own);
    }
}
