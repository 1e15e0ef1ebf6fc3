/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.codec;

import java.time.Instant;
import org.ale.jobs.domain.JobCommand;
import org.ale.kernel.ClientId;

/** The five changes of a job's state that need no more than a word. */
public final class Changes {
    private Changes() {}

    /**
     * The command behind a word.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static JobCommand command(String word, ClientId client, Instant at) {
        return switch (word) {
            case "OPEN" -> new JobCommand.OpenJob(client, at);
            case "PAUSE" -> new JobCommand.PauseJob(client, at);
            case "RESUME" -> new JobCommand.ResumeJob(client, at);
            case "CANCEL" -> new JobCommand.CancelJob(client, at);
            case "END" -> new JobCommand.EndJob(client, at);
            default -> throw new IllegalArgumentException("no such change: " + word);
        };
    }
}
