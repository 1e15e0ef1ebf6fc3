/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.ale.eventsourcing.CommandId;

/**
 * Names what a worker said of a task. An owner carries an id out once, so the id has to cover all
 * that was said: a phone that uses its answer id for another task, or for another word on the same
 * task, says something else, and that is judged on its own.
 */
public final class AnswerIds {
    private static final int ANSWER_ID_CHARACTERS_MAX = 60;

    private AnswerIds() {}

    /**
     * The id of one word of a worker.
     *
     * @param worker in canonical form
     * @param answerId made on the phone, unchecked
     * @param task in canonical form
     * @param said the label, or another word
     */
    public static CommandId of(String worker, String answerId, String task, String said) {
        var checked = Arguments.text("answer_id", answerId, ANSWER_ID_CHARACTERS_MAX);
        var all = checked.length() + ":" + checked + "/" + task + "/" + said;
        return new CommandId(worker + "/" + digest(all));
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
