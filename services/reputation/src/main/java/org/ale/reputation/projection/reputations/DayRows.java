/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.projection.reputations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.schemas.reputation.v1.Participant;

/** What one batch adds to workers' days, written by one statement. */
final class DayRows {
    private static final String UPSERT =
            """
            insert into day_of_work as known (worker, community, day, decided, won)
            select * from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::integer[], ?::integer[])
            on conflict (worker, community, day) do update
            set decided = known.decided + excluded.decided, won = known.won + excluded.won
            """;

    private record Key(UUID worker, UUID community, int day) {}

    private record Row(int decided, int won) {
        Row plus(Row other) {
            return new Row(decided + other.decided, won + other.won);
        }
    }

    private final Map<Key, Row> rows = new LinkedHashMap<>();

    /** A verdict holds. */
    void decided(Envelope<?> envelope, Participant participant) {
        add(envelope, participant, 1);
    }

    /** A verdict that was told holds no more. */
    void undone(Envelope<?> envelope, Participant participant) {
        add(envelope, participant, -1);
    }

    private void add(Envelope<?> envelope, Participant participant, int times) {
        var day = LocalDate.ofInstant(envelope.at(), ZoneOffset.UTC).toEpochDay();
        var key =
                new Key(
                        UUID.fromString(participant.getWorkerId()),
                        UUID.fromString(envelope.streamId()),
                        Math.toIntExact(day));
        rows.merge(key, new Row(times, participant.getWon() ? times : 0), Row::plus);
    }

    void upsert(Connection sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var keys = new ArrayList<>(rows.keySet());
        try (var upsert = sql.prepareStatement(UPSERT)) {
            upsert.setArray(1, sql.createArrayOf("uuid", keys.stream().map(Key::worker).toArray()));
            upsert.setArray(
                    2, sql.createArrayOf("uuid", keys.stream().map(Key::community).toArray()));
            upsert.setArray(3, sql.createArrayOf("integer", keys.stream().map(Key::day).toArray()));
            upsert.setArray(4, sql.createArrayOf("integer", numbers(Row::decided)));
            upsert.setArray(5, sql.createArrayOf("integer", numbers(Row::won)));
            upsert.executeUpdate();
        }
    }

    private Object[] numbers(ToIntFunction<Row> part) {
        return rows.values().stream().mapToInt(part).boxed().toArray();
    }
}
