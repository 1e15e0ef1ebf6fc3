/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import org.ale.schemas.log.v1.Outcome;
import org.ale.schemas.log.v1.OutcomeRecord;

/**
 * What the sender of one record hears: an outcome for each command, with its facts while there is
 * room for them. A command that led to more names its place only.
 */
final class Reply {
    private final OutcomeRecord.Builder record = OutcomeRecord.newBuilder();
    private int roomBytes = AnsweredCommands.FACTS_BYTES_MAX;

    Reply(long correlation) {
        record.setCorrelation(correlation);
    }

    void add(Outcome outcome) {
        var bytes = 0;
        for (var fact : outcome.getEventsList()) {
            bytes += fact.size();
        }
        if (bytes <= roomBytes) {
            roomBytes -= bytes;
            record.addOutcomes(outcome);
        } else {
            record.addOutcomes(outcome.toBuilder().clearEvents());
        }
    }

    byte[] bytes() {
        return record.build().toByteArray();
    }
}
