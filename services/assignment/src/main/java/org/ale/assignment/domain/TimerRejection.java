/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import org.ale.eventsourcing.Decision;

/** Why a tick of the clock changed nothing; nobody who calls the API meets it. */
public enum TimerRejection implements Decision.Reason {
    NOTHING_HELD
}
