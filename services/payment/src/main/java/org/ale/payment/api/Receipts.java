/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.api;

import java.util.UUID;
import org.ale.payment.projection.statements.Statements;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.Receipt;

/** Outcomes as a worker may see them: all numbers, and no other worker's name. */
final class Receipts {
    private Receipts() {}

    static Receipt onWire(UUID worker, Statements.Receipt from) {
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
                        split -> explain(receipt, split, worker.toString()),
                        () -> receipt.setWhy(Why.unresolved()));
        from.unpaidBecause()
                .ifPresent(reason ->
                        receipt.setUnpaidBecause(reason.name()).setWhy(Why.unpaid(reason)));
        return receipt.build();
    }

    private static void explain(Receipt.Builder receipt, PotSplit split, String worker) {
        var own = PotSplit.newBuilder(split).clearPayees();
        for (var payee : split.getPayeesList()) {
            if (payee.getWorkerId().equals(worker)) {
                receipt.setWhy(Why.paid(split, payee));
                own.addPayees(payee);
            } else {
                own.addPayees(payee.toBuilder().clearWorkerId().clearFinished());
            }
        }
        receipt.setSplit(own);
    }
}
