/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.fuzz;

/** A place where bytes come in that somebody else made. */
public enum Door {
    ASSIGNMENT_COMMANDS,
    ASSIGNMENT_EVENTS,
    CHAIN_BRIDGE_COMMANDS,
    CHAIN_BRIDGE_EVENTS,
    COMMUNITIES_COMMANDS,
    COMMUNITIES_EVENTS,
    CONSENSUS_COMMANDS,
    CONSENSUS_EVENTS,
    JOBS_COMMANDS,
    JOBS_EVENTS,
    PAYMENT_COMMANDS,
    PAYMENT_EVENTS,
    REPUTATION_COMMANDS,
    REPUTATION_EVENTS,
    STAKING_COMMANDS,
    STAKING_EVENTS,
    /** The record around each fact. */
    EVENT_FRAME,
    /** A client's items. */
    UPLOAD_CSV,
    UPLOAD_JSON_LINES,
    /** A file that somebody gives the auditor for a log. */
    EXPORTED_LOG,
    /** Has a bug, so that it is seen that one is found. */
    PLANTED
}
