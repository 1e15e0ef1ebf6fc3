/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with items whose answers are known.
 *
 * @param asked how many of the items a worker is asked
 */
public record OnboardingSet(
        String question, String instructions, List<String> labels, List<Item> items, int asked)
        implements Serializable {
    /** Of 20 known items 18 must be right; a guesser passes once in 5,000. */
    static final int CORRECT_MIN_PERCENT = 90;

    /** How long a worker waits after he failed. */
    public static final Duration RETRY_AFTER = Duration.ofDays(1);

    static final int ITEMS_MAX = 500;
    static final int ASKED_MIN = 5;
    static final int ASKED_MAX = 50;
    static final int LABELS_MAX = 20;
    static final int LABEL_CHARACTERS_MAX = 100;
    static final int QUESTION_CHARACTERS_MAX = 500;
    static final int TEXT_CHARACTERS_MAX = 2_000;

    /** All contents together; the whole set is one fact and must fit into one record. */
    static final int CONTENT_CHARACTERS_MAX = 200_000;

    /**
     * An item.
     *
     * @param content text or URL
     * @param label index of the known answer
     */
    public record Item(String content, int label) implements Serializable {}

    public OnboardingSet {
        labels = List.copyOf(labels);
        items = List.copyOf(items);
    }

    /** Right answers that pass. */
    public int correctMin() {
        return correctMin(asked);
    }

    /** Right answers that pass of so many. */
    public static int correctMin(int asked) {
        return Math.ceilDiv(asked * CORRECT_MIN_PERCENT, 100);
    }

    /** What is wrong with it in a sentence, or null. */
    @Nullable String fault() {
        if (question.isBlank() || question.length() > QUESTION_CHARACTERS_MAX) {
            return "question has 1 to " + QUESTION_CHARACTERS_MAX + " characters.";
        }
        if (instructions.length() > TEXT_CHARACTERS_MAX) {
            return "instructions has at most " + TEXT_CHARACTERS_MAX + " characters.";
        }
        if (labels.size() < 2
                || labels.size() > LABELS_MAX
                || new LinkedHashSet<>(labels).size() != labels.size()
                || !labels.stream().allMatch(label -> isText(label, LABEL_CHARACTERS_MAX))) {
            return "labels are 2 to 20 different texts of 1 to 100 characters.";
        }
        if (asked < ASKED_MIN || asked > ASKED_MAX) {
            return "asked is " + ASKED_MIN + " to " + ASKED_MAX + ".";
        }
        if (items.size() < asked || items.size() > ITEMS_MAX) {
            return "items are at least as many as are asked, and at most " + ITEMS_MAX + ".";
        }
        return itemFault();
    }

    private @Nullable String itemFault() {
        var contents = new LinkedHashSet<String>();
        var characters = 0;
        for (var item : items) {
            characters += item.content().length();
            if (!isText(item.content(), TEXT_CHARACTERS_MAX) || !contents.add(item.content())) {
                return "items are different texts of 1 to " + TEXT_CHARACTERS_MAX + " characters.";
            }
            if (item.label() < 0 || item.label() >= labels.size()) {
                return "an item's label is one of labels.";
            }
        }
        return characters > CONTENT_CHARACTERS_MAX
                ? "items have at most " + CONTENT_CHARACTERS_MAX + " characters together."
                : null;
    }

    private static boolean isText(String text, int charactersMax) {
        return !text.isBlank() && text.length() <= charactersMax;
    }
}
