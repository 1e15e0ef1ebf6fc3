/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

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
import org.ale.schemas.consensus.v1.PoolEvent;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps which pools of a job are closed, with how many votes, and whether they have a label; their
 * counts; and which communities and which single jobs stand still.
 */
@ApplicationScoped
public class ProgressProjection implements Projection<PoolEvent> {
    /** Name of the read model. */
    public static final String NAME = "progress";

    private final Projector<PoolEvent> projector;

    @Inject
    ProgressProjection(Projectors projectors) {
        projector = projectors.of(this, PoolEvent.parser());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Incoming(NAME)
    @Blocking
    void project(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public void apply(Connection sql, List<Envelope<PoolEvent>> events) throws SQLException {
        new ProgressTables(sql).write(events);
    }
}
