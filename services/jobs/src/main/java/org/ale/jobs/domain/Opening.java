/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import org.ale.eventsourcing.Decision;
import org.ale.jobs.domain.JobState.Job;

/**
 * What a funded job offers when it opens: its items, once all of them have arrived as the manifest
 * says, or places for newcomers.
 */
final class Opening {
    private Opening() {}

    static Decision<JobEvent> open(Job job, Instant at) {
        var draft = job.draft;
        if (draft.isOnboarding()) {
            return accepted(
                    new JobEvent.PlacesOffered(job.id, job.community, draft.items(), job.pot, at));
        }
        if (job.itemsArrived != draft.items()) {
            return rejected(
                    JobRejection.ITEMS_MISSING,
                    "%d of %d items have arrived.".formatted(job.itemsArrived, draft.items()));
        }
        if (!draft.manifestSha256().isEmpty()) {
            var hashes = job.chunks.values().stream().map(JobState.Chunk::sha256).toList();
            if (!ChunkHash.ofManifest(hashes).equalsIgnoreCase(draft.manifestSha256())) {
                return rejected(
                        JobRejection.MANIFEST_MISMATCH,
                        "The items that arrived are not those of the manifest.");
            }
        }
        return accepted(
                new JobEvent.JobOpened(
                        job.id,
                        job.community,
                        draft.taskType(),
                        draft.labels().size(),
                        draft.items(),
                        draft.confidenceMicro(),
                        at));
    }
}
