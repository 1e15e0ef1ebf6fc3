/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

/**
 * One micro-task's content.
 *
 * @param externalId the client's own name of it; may be empty
 * @param content what the worker is shown: text or a URL
 * @param gold the known answer, label index; {@link #UNKNOWN} if there is none
 */
public record Item(String externalId, String content, int gold) {
    public static final int UNKNOWN = -1;
    public static final int CONTENT_CHARACTERS_MAX = 20_000;
    public static final int EXTERNAL_ID_CHARACTERS_MAX = 200;
}
