/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.schemas.jobs.v1.ItemsAdded;
import org.ale.schemas.jobs.v1.JobCompleted;
import org.ale.schemas.jobs.v1.JobEvent;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what jobs ask, how they stand, and their items. */
@ApplicationScoped
public class JobListProjection implements Projection<JobEvent> {
    /** Name of the read model. */
    public static final String NAME = "job-list";

    private static final String INSERT =
            "insert into job (job_id, client_id, community_id, draft, state)"
                    + " values (?, ?, ?, ?, 'DRAFT')";
    private static final String ITEMS =
            "insert into item (job_id, item, external_id, content, gold)"
                    + " select ?, * from unnest(?::int[], ?::text[], ?::text[], ?::int[])";
    private static final String ARRIVED =
            "update job set items_arrived = items_arrived + ? where job_id = ?";
    private static final String QUOTED =
            "update job set state = 'QUOTED', quote = ? where job_id = ?";
    private static final String FUNDED =
            "update job set state = 'FUNDED', deposit = ?, pot = ? where job_id = ?";
    private static final String COMPLETED =
            "update job set state = ?, final_paid = ?, final_fees = ?, final_refunded = ?"
                    + " where job_id = ?";
    private static final String STATE = "update job set state = ? where job_id = ?";

    private final Projector<JobEvent> projector;

    @Inject
    JobListProjection(Projectors projectors) {
        projector = projectors.of(this, JobEvent.parser());
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

    /** Jobs change seldom, so each fact is a statement; a chunk's items are one. */
    @Override
    public void apply(Connection sql, List<Envelope<JobEvent>> events) throws SQLException {
        for (var envelope : events) {
            apply(sql, envelope.event());
        }
    }

    static void apply(Connection sql, JobEvent event) throws SQLException {
        var job = UUID.fromString(event.getJobId());
        switch (event.getEventCase()) {
            case DRAFTED -> {
                try (var insert = sql.prepareStatement(INSERT)) {
                    insert.setObject(1, job);
                    insert.setObject(2, UUID.fromString(event.getDrafted().getClientId()));
                    insert.setObject(3, UUID.fromString(event.getCommunityId()));
                    insert.setBytes(4, event.getDrafted().toByteArray());
                    insert.executeUpdate();
                }
            }
            case ITEMS_ADDED -> items(sql, job, event.getItemsAdded());
            case QUOTED -> {
                try (var update = sql.prepareStatement(QUOTED)) {
                    update.setBytes(1, event.getQuoted().toByteArray());
                    update.setObject(2, job);
                    update.executeUpdate();
                }
            }
            case FUNDED -> {
                var funded = event.getFunded();
                try (var update = sql.prepareStatement(FUNDED)) {
                    update.setBigDecimal(1, new BigDecimal(funded.getFundedBaseUnits()));
                    update.setBigDecimal(2, new BigDecimal(funded.getPotBaseUnits()));
                    update.setObject(3, job);
                    update.executeUpdate();
                }
            }
            case OPENED, RESUMED, PLACES_OFFERED -> state(sql, job, "OPEN");
            case PAUSED -> state(sql, job, "PAUSED");
            case CANCELLED, PLACES_WITHDRAWN -> state(sql, job, "CANCELLED");
            case END_REQUESTED -> state(sql, job, "ENDING");
            case COMPLETED -> completed(sql, job, event.getCompleted());
            case PROMOTED, DEPOSIT_REFUSED, EVENT_NOT_SET -> {}
        }
    }

    private static void completed(Connection sql, UUID job, JobCompleted completed)
            throws SQLException {
        try (var update = sql.prepareStatement(COMPLETED)) {
            update.setString(1, completed.getCancelled() ? "CANCELLED" : "COMPLETED");
            update.setBigDecimal(2, new BigDecimal(completed.getPaidBaseUnits()));
            update.setBigDecimal(3, new BigDecimal(completed.getFeesBaseUnits()));
            update.setBigDecimal(4, new BigDecimal(completed.getRefundedBaseUnits()));
            update.setObject(5, job);
            update.executeUpdate();
        }
    }

    private static void state(Connection sql, UUID job, String state) throws SQLException {
        try (var update = sql.prepareStatement(STATE)) {
            update.setString(1, state);
            update.setObject(2, job);
            update.executeUpdate();
        }
    }

    private static void items(Connection sql, UUID job, ItemsAdded added) throws SQLException {
        var count = added.getItemsCount();
        var numbers = new Integer[count];
        var ids = new String[count];
        var contents = new String[count];
        var gold = new Integer[count];
        for (var index = 0; index < count; index++) {
            var item = added.getItems(index);
            numbers[index] = added.getFirstItem() + index;
            ids[index] = item.getExternalId();
            contents[index] = item.getContent();
            gold[index] = item.getGold();
        }
        try (var insert = sql.prepareStatement(ITEMS);
                var update = sql.prepareStatement(ARRIVED)) {
            insert.setObject(1, job);
            insert.setArray(2, sql.createArrayOf("int4", numbers));
            insert.setArray(3, sql.createArrayOf("text", ids));
            insert.setArray(4, sql.createArrayOf("text", contents));
            insert.setArray(5, sql.createArrayOf("int4", gold));
            insert.executeUpdate();
            update.setInt(1, count);
            update.setObject(2, job);
            update.executeUpdate();
        }
    }
}
