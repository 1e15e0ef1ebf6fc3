/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import org.ale.eventsourcing.Decision;
import org.ale.jobs.domain.JobCommand.AddItems;
import org.ale.jobs.domain.JobState.Job;
import org.jspecify.annotations.Nullable;

/**
 * Which chunks of items a job takes: each once, in order, and none that the question cannot answer.
 */
final class ItemRules {
    private ItemRules() {}

    static Decision<JobEvent> add(AddItems add, Job job) {
        var sha256 = ChunkHash.of(add.items());
        var known = job.chunks.get(add.chunk());
        if (known != null) {
            return known.sha256().equals(sha256)
                    ? accepted()
                    : rejected(
                            JobRejection.CHUNK_CONFLICT,
                            "Chunk %d arrived before with other items.".formatted(add.chunk()));
        }
        if (!isNext(add, job)) {
            return rejected(JobRejection.CHUNK_INVALID, nextChunk(job));
        }
        var refusal = itemFault(add, job);
        return refusal != null
                ? refusal
                : accepted(
                        new JobEvent.ItemsAdded(
                                job.id,
                                job.community,
                                add.chunk(),
                                add.firstItem(),
                                add.items(),
                                sha256,
                                add.at()));
    }

    private static boolean isNext(AddItems add, Job job) {
        return !add.items().isEmpty()
                && add.items().size() <= AddItems.ITEMS_MAX
                && add.chunk() == job.chunks.size()
                && add.firstItem() == job.itemsArrived
                && add.firstItem() + add.items().size() <= job.draft.items();
    }

    private static String nextChunk(Job job) {
        var left = job.draft.items() - job.itemsArrived;
        return "The next chunk is %d, begins with item %d and has 1 to %d items."
                .formatted(job.chunks.size(), job.itemsArrived, Math.min(AddItems.ITEMS_MAX, left));
    }

    private static @Nullable Decision<JobEvent> itemFault(AddItems add, Job job) {
        for (var index = 0; index < add.items().size(); index++) {
            var item = add.items().get(index);
            if (item.gold() >= job.draft.labels().size() || item.gold() < Item.UNKNOWN) {
                return rejected(
                        JobRejection.UNKNOWN_LABEL,
                        "Item %d declares a label that the question has not."
                                .formatted(add.firstItem() + index));
            }
            if (item.content().isBlank()
                    || item.content().length() > Item.CONTENT_CHARACTERS_MAX
                    || item.externalId().length() > Item.EXTERNAL_ID_CHARACTERS_MAX) {
                return rejected(
                        JobRejection.CHUNK_INVALID,
                        "Item %d has no content, or too much of it."
                                .formatted(add.firstItem() + index));
            }
        }
        return null;
    }
}
