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
    EFFECTIVE_TOO_EARLY,
    EFFECTIVE_TOO_LATE,
    NOTHING_PENDING,
    VOTED_BY_MEMBERS,
    REPUTATION_TOO_LOW,
    TOO_MANY_PROPOSALS,
    PROPOSAL_NOT_OPEN,
    ALREADY_VOTED,
    REQUIREMENTS_MISSING,
    RETRY_TOO_EARLY,
    NOT_A_MEMBER,
    INVALID_ONBOARDING,
    ONBOARDING_MISSING,
    ONBOARDING_EXHAUSTED,
    NOTHING_TO_PASS,
    NOT_DEALT,
    ALREADY_ANSWERED,
    UNKNOWN_LABEL
}
