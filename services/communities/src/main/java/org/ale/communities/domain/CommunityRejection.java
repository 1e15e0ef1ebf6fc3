/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import org.ale.eventsourcing.Decision;

/** Why a command changed nothing. Names are part of the public API. */
public enum CommunityRejection implements Decision.Reason {
    NO_SUCH_COMMUNITY,
    ALREADY_FOUNDED,
    INVALID_NAME,
    INVALID_TEMPLATE,
    INVALID_TASK_TYPE,
    PARAMETER_OUT_OF_RANGE,
    NOT_THE_FOUNDER,
    EFFECTIVE_IN_THE_PAST,
    REQUIREMENTS_MISSING,
    RETRY_TOO_EARLY,
    NOT_A_MEMBER
}
