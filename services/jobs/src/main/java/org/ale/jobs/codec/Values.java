/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.codec;

import java.time.Instant;
import java.util.List;
import org.ale.jobs.domain.Item;
import org.ale.jobs.domain.JobDraft;
import org.ale.jobs.domain.Quote;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.TaskType;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobQuoted;

/** Parts of commands and facts on the wire. A label that may be unknown is sent as index + 1. */
public final class Values {
    private Values() {}

    /** A time on the wire; if it is not known, the other. */
    public static Instant timeOr(Instant otherwise, long millis) {
        return millis == 0 ? otherwise : Instant.ofEpochMilli(millis);
    }

    static JobDrafted draft(JobDraft draft) {
        return JobDrafted.newBuilder()
                .setClientId(draft.client().toString())
                .setTitle(draft.title())
                .setTaskType(draft.taskType().name())
                .setQuestion(draft.question())
                .addAllLabels(draft.labels())
                .setInstructions(draft.instructions())
                .setItems(draft.items())
                .setManifestSha256(draft.manifestSha256())
                .setConfidenceMicro(draft.confidenceMicro())
                .build();
    }

    /** Reads a draft. */
    public static JobDraft draft(JobDrafted onWire) {
        return new JobDraft(
                ClientId.of(onWire.getClientId()),
                onWire.getTitle(),
                TaskType.valueOf(onWire.getTaskType()),
                onWire.getQuestion(),
                onWire.getLabelsList(),
                onWire.getInstructions(),
                onWire.getItems(),
                onWire.getManifestSha256(),
                onWire.getConfidenceMicro());
    }

    static List<org.ale.schemas.jobs.v1.Item> itemsOnWire(List<Item> items) {
        return items.stream()
                .map(item ->
                        org.ale.schemas.jobs.v1.Item.newBuilder()
                                .setExternalId(item.externalId())
                                .setContent(item.content())
                                .setGold(item.gold() + 1)
                                .build())
                .toList();
    }

    /** Reads items. */
    public static List<Item> items(List<org.ale.schemas.jobs.v1.Item> onWire) {
        return onWire.stream()
                .map(item -> new Item(item.getExternalId(), item.getContent(), item.getGold() - 1))
                .toList();
    }

    /** A quote on the wire. */
    public static JobQuoted quote(Quote quote) {
        return JobQuoted.newBuilder()
                .setBudgetBaseUnits(quote.budget().toString())
                .setPotBaseUnits(quote.pot().toString())
                .setFeeBaseUnits(quote.fee().toString())
                .setExpectedVotesMilli(quote.expectedVotesMilli())
                .setHourlyMicroUsd(quote.hourlyMicroUsd())
                .setUsdPerAleMicro(quote.usdPerAleMicro())
                .setExpectedSeconds(quote.expectedSeconds())
                .setExpiresAtMillis(quote.expiresAt().toEpochMilli())
                .build();
    }

    static Quote quote(JobQuoted onWire) {
        return new Quote(
                Ale.ofBaseUnits(onWire.getBudgetBaseUnits()),
                Ale.ofBaseUnits(onWire.getFeeBaseUnits()),
                Ale.ofBaseUnits(onWire.getPotBaseUnits()),
                onWire.getExpectedVotesMilli(),
                onWire.getHourlyMicroUsd(),
                onWire.getUsdPerAleMicro(),
                onWire.getExpectedSeconds(),
                Instant.ofEpochMilli(onWire.getExpiresAtMillis()));
    }
}
