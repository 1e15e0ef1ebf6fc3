/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.money;

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
import org.ale.schemas.payment.v1.AccountEvent;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Sums what each job was funded with, what it has paid, for which items, and what went back. */
@ApplicationScoped
public class MoneyProjection implements Projection<AccountEvent> {
    /** Name of the read model. */
    public static final String NAME = "money";

    private final Projector<AccountEvent> projector;

    @Inject
    MoneyProjection(Projectors projectors) {
        projector = projectors.of(this, AccountEvent.parser());
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
    public void apply(Connection sql, List<Envelope<AccountEvent>> events) throws SQLException {
        new MoneyTables(sql).write(events);
    }
}
