/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.util.List;

/** What kind of answer a job's tasks ask for. */
public enum TaskType {
    BINARY,
    SINGLE_CHOICE,
    PAIRWISE_PREFERENCE,
    RATING,
    /** None: such a job pays newcomers for passing its community's on-boarding set. */
    ONBOARDING;

    /** Those whose items are voted on. */
    public static final List<TaskType> VOTED =
            List.of(BINARY, SINGLE_CHOICE, PAIRWISE_PREFERENCE, RATING);
}
