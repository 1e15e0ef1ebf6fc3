/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.counter;

import com.google.protobuf.Int32Value;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the sum of each stream. */
@ApplicationScoped
class SumsProjection implements Projection<Int32Value> {
    private final Projector<Int32Value> projector;

    @Inject
    SumsProjection(Projectors projectors) {
        projector = projectors.of(this, Int32Value.parser());
    }

    @Incoming("sums")
    @Blocking
    void follow(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public String name() {
        return "sums";
    }

    @Override
    public void apply(Connection sql, List<Envelope<Int32Value>> events) throws SQLException {
        try (var add =
                sql.prepareStatement(
                        """
                        insert into sums as old (stream, total) values (?, ?)
                        on conflict (stream) do update set total = old.total + excluded.total\
                        """)) {
            for (var envelope : events) {
                add.setString(1, envelope.streamId());
                add.setInt(2, envelope.event().getValue());
                add.addBatch();
            }
            add.executeBatch();
        }
    }
}
