/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.io.Serializable;
import java.util.List;
import org.ale.kernel.ClientId;
import org.ale.kernel.TaskType;

/**
 * What a client wants labelled, or which newcomers he wants to pay.
 *
 * @param client the tenant
 * @param title name for people
 * @param taskType kind of answer
 * @param question what each worker is asked
 * @param labels names of the answers; a label is sent as its index
 * @param instructions for workers
 * @param items count of items in the manifest, or of places for newcomers
 * @param manifestSha256 hex of SHA-256 over the chunk hashes in chunk order; empty if not given
 * @param confidenceMicro confidence asked of each label in millionths; 0 takes the community's
 */
public record JobDraft(
        ClientId client,
        String title,
        TaskType taskType,
        String question,
        List<String> labels,
        String instructions,
        int items,
        String manifestSha256,
        int confidenceMicro)
        implements Serializable {
    public static final int ITEMS_MAX = 10_000_000;
    public static final int TITLE_CHARACTERS_MAX = 200;
    public static final int QUESTION_CHARACTERS_MAX = 1_000;
    public static final int INSTRUCTIONS_CHARACTERS_MAX = 10_000;
    public static final int LABEL_CHARACTERS_MAX = 100;
    public static final int LABELS_MAX = 20;

    public JobDraft {
        labels = List.copyOf(labels);
    }

    /** Whether it pays newcomers and its items are places for them. */
    boolean isOnboarding() {
        return taskType == TaskType.ONBOARDING;
    }
}
