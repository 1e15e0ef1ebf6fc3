/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.projection.reputations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.schemas.reputation.v1.Participant;

/** Where workers stand after one batch: the last word of each, written by one statement. */
final class StandingRows {
    private static final String UPSERT =
            """
            insert into reputation as known (worker, community, reputation_micro, finished, won,
                    visible_after)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::integer[], ?::integer[],
                    ?::integer[])
            on conflict (worker, community) do update
            set reputation_micro = excluded.reputation_micro,
                finished = excluded.finished,
                won = known.won + excluded.won,
                visible_after = excluded.visible_after
            """;

    private record Key(UUID worker, UUID community) {}

    private record Row(long reputationMicro, int finished, int won, int visibleAfter) {}

    private final Map<Key, Row> rows = new LinkedHashMap<>();

    void add(Envelope<?> envelope, Participant participant, int won, int visibleAfter) {
        var key =
                new Key(
                        UUID.fromString(participant.getWorkerId()),
                        UUID.fromString(envelope.streamId()));
        var before = rows.get(key);
        var wonBefore = before == null ? 0 : before.won();
        rows.put(
                key,
                new Row(
                        participant.getReputationMicro(),
                        participant.getFinished(),
                        wonBefore + won,
                        visibleAfter));
    }

    void upsert(Connection sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var upsert = sql.prepareStatement(UPSERT)) {
            upsert.setArray(1, sql.createArrayOf("uuid", keys(Key::worker)));
            upsert.setArray(2, sql.createArrayOf("uuid", keys(Key::community)));
            upsert.setArray(3, sql.createArrayOf("bigint", values(Row::reputationMicro)));
            upsert.setArray(4, sql.createArrayOf("integer", values(Row::finished)));
            upsert.setArray(5, sql.createArrayOf("integer", values(Row::won)));
            upsert.setArray(6, sql.createArrayOf("integer", values(Row::visibleAfter)));
            upsert.executeUpdate();
        }
    }

    private Object[] keys(Function<Key, Object> part) {
        var all = new ArrayList<Object>(rows.size());
        rows.keySet().forEach(key -> all.add(part.apply(key)));
        return all.toArray();
    }

    private Object[] values(Function<Row, Object> part) {
        var all = new ArrayList<Object>(rows.size());
        rows.values().forEach(row -> all.add(part.apply(row)));
        return all.toArray();
    }
}
