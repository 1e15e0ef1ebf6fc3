/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import java.util.List;
import org.ale.gateway.api.Times;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.Receipt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One outcome with all numbers that made it; other workers have no names here. */
@Schema(name = "Receipt")
public record ReceiptJson(
        String poolId,
        String communityId,
        String outcome,
        String paidBaseUnits,
        String why,
        String at,
        String position,
        @Nullable Split split,
        @Nullable String unpaidBecause) {

    /** How the pot was shared. */
    @Schema(name = "Split")
    public record Split(
            int label,
            int confidenceMicro,
            String potBaseUnits,
            String feeBaseUnits,
            String payScope,
            int equalShareBps,
            List<Participant> participants) {}

    /**
     * One voter.
     *
     * @param reputationMicro null, as gainMicro is, until I am shown my own
     */
    @Schema(name = "Participant")
    public record Participant(
            boolean you,
            boolean won,
            int label,
            String paidBaseUnits,
            @Nullable Long reputationMicro,
            @Nullable Long gainMicro) {}

    static ReceiptJson of(Receipt receipt, String worker, boolean isReputationShown) {
        return new ReceiptJson(
                receipt.getPoolId(),
                receipt.getCommunityId(),
                receipt.getOutcome(),
                receipt.getPaidBaseUnits(),
                receipt.getWhy(),
                Times.iso(receipt.getAtMillis()),
                receipt.getPosition(),
                receipt.hasSplit() ? split(receipt.getSplit(), worker, isReputationShown) : null,
                reason(receipt));
    }

    static @Nullable String reason(Receipt receipt) {
        return receipt.getUnpaidBecause().isEmpty() ? null : receipt.getUnpaidBecause();
    }

    private static Split split(PotSplit split, String worker, boolean isReputationShown) {
        return new Split(
                split.getLabel(),
                split.getConfidenceMicro(),
                split.getPotBaseUnits(),
                split.getFeeBaseUnits(),
                split.getPayScope(),
                split.getEqualShareBps(),
                split.getPayeesList().stream()
                        .map(payee ->
                                new Participant(
                                        payee.getWorkerId().equals(worker),
                                        payee.getWon(),
                                        payee.getLabel(),
                                        payee.getPaidBaseUnits(),
                                        isReputationShown ? payee.getReputationMicro() : null,
                                        isReputationShown ? payee.getGainMicro() : null))
                        .toList());
    }
}
