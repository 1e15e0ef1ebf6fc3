/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a draft must be like. Each refusal is a sentence that names the field and its range. */
final class DraftRules {
    private static final int CONFIDENCE_MIN_MICRO = 800_000;
    private static final int CONFIDENCE_MAX_MICRO = 999_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private DraftRules() {}

    /** What is wrong, or null. */
    static @Nullable String fault(JobDraft draft) {
        if (draft.items() < 1 || draft.items() > JobDraft.ITEMS_MAX) {
            return "items must be 1 to " + JobDraft.ITEMS_MAX + ".";
        }
        if (draft.title().isBlank() || draft.title().length() > JobDraft.TITLE_CHARACTERS_MAX) {
            return "title must have 1 to " + JobDraft.TITLE_CHARACTERS_MAX + " characters.";
        }
        return draft.isOnboarding() ? onboardingFault(draft) : questionFault(draft);
    }

    private static @Nullable String onboardingFault(JobDraft draft) {
        var asksNothing =
                draft.question().isEmpty()
                        && draft.labels().isEmpty()
                        && draft.instructions().isEmpty()
                        && draft.manifestSha256().isEmpty()
                        && draft.confidenceMicro() == 0;
        return asksNothing
                ? null
                : "an on-boarding job has a title and places; its community's set asks the"
                        + " questions.";
    }

    private static @Nullable String questionFault(JobDraft draft) {
        if (draft.question().isBlank()
                || draft.question().length() > JobDraft.QUESTION_CHARACTERS_MAX) {
            return "question must have 1 to " + JobDraft.QUESTION_CHARACTERS_MAX + " characters.";
        }
        if (draft.instructions().length() > JobDraft.INSTRUCTIONS_CHARACTERS_MAX) {
            return "instructions may have " + JobDraft.INSTRUCTIONS_CHARACTERS_MAX + " characters.";
        }
        var confidence = draft.confidenceMicro();
        if (confidence != 0
                && (confidence < CONFIDENCE_MIN_MICRO || confidence > CONFIDENCE_MAX_MICRO)) {
            return "confidenceMicro must be 0 or 800000 to 999000.";
        }
        if (!draft.manifestSha256().isEmpty()
                && !SHA256.matcher(draft.manifestSha256()).matches()) {
            return "manifestSha256 must be 64 hexadecimal digits or empty.";
        }
        return labelFault(draft);
    }

    private static @Nullable String labelFault(JobDraft draft) {
        var count = draft.labels().size();
        var fits =
                switch (draft.taskType()) {
                    case BINARY, PAIRWISE_PREFERENCE -> count == 2;
                    case SINGLE_CHOICE, RATING -> count >= 2 && count <= JobDraft.LABELS_MAX;
                    case ONBOARDING -> count == 0;
                };
        if (!fits) {
            return switch (draft.taskType()) {
                case BINARY, PAIRWISE_PREFERENCE -> "labels must be exactly 2 for this task type.";
                case SINGLE_CHOICE, RATING -> "labels must be 2 to 20 for this task type.";
                case ONBOARDING -> "labels must be none for this task type.";
            };
        }
        if (draft.labels().stream().distinct().count() != count) {
            return "labels must differ from each other.";
        }
        var wrong =
                draft.labels().stream()
                        .anyMatch(label ->
                                label.isBlank() || label.length() > JobDraft.LABEL_CHARACTERS_MAX);
        return wrong ? "each label must have 1 to 100 characters." : null;
    }
}
