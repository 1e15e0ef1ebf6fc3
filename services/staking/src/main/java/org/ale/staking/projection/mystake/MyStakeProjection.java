/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.projection.mystake;

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
import org.ale.schemas.staking.v1.AccountNoted;
import org.ale.schemas.staking.v1.MemberReward;
import org.ale.schemas.staking.v1.NetworkEvent;
import org.ale.schemas.staking.v1.StakeNoted;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stakes change seldom, so each fact is a statement; an epoch's members are one batch. */
@ApplicationScoped
public class MyStakeProjection implements Projection<NetworkEvent> {
    /** Name of the read model. */
    public static final String NAME = "mystake";

    private static final String STAKED =
            """
            insert into stake as known (account, staked, least) values (?, ?, 0)
            on conflict (account) do update
            set staked = excluded.staked, least = least(known.least, excluded.staked)
            """;
    private static final String EPOCH = "update stake set least = staked where least <> staked";
    private static final String LEFT =
            "delete from account_owner where worker = ? and account <> ?";
    private static final String NAMED =
            "insert into account_owner (account, worker) values (?, ?) on conflict do nothing";
    private static final String REWARD =
            """
            insert into member_reward as known (worker, base_units) values (?, ?)
            on conflict (worker) do update
            set base_units = known.base_units + excluded.base_units
            """;

    private final Projector<NetworkEvent> projector;

    @Inject
    MyStakeProjection(Projectors projectors) {
        projector = projectors.of(this, NetworkEvent.parser());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Incoming(NAME)
    @Blocking
    void follow(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public void apply(Connection sql, List<Envelope<NetworkEvent>> events) throws SQLException {
        for (var envelope : events) {
            var event = envelope.event();
            switch (event.getEventCase()) {
                case STAKE_NOTED -> staked(sql, event.getStakeNoted());
                case ACCOUNT_NOTED -> named(sql, event.getAccountNoted());
                case REWARDS_ALLOCATED -> {
                    var allocated = event.getRewardsAllocated();
                    rewarded(sql, allocated.getMembersList());
                    if (allocated.getLast()) {
                        try (var update = sql.prepareStatement(EPOCH)) {
                            update.executeUpdate();
                        }
                    }
                }
                case WORK_NOTED, EVENT_NOT_SET -> {}
            }
        }
    }

    private static void staked(Connection sql, StakeNoted noted) throws SQLException {
        try (var upsert = sql.prepareStatement(STAKED)) {
            upsert.setString(1, noted.getAccount());
            upsert.setBigDecimal(2, new BigDecimal(noted.getStakedBaseUnits()));
            upsert.executeUpdate();
        }
    }

    private static void named(Connection sql, AccountNoted noted) throws SQLException {
        var worker = UUID.fromString(noted.getWorkerId());
        try (var left = sql.prepareStatement(LEFT);
                var named = sql.prepareStatement(NAMED)) {
            left.setObject(1, worker);
            left.setString(2, noted.getAccount());
            left.executeUpdate();
            named.setString(1, noted.getAccount());
            named.setObject(2, worker);
            named.executeUpdate();
        }
    }

    private static void rewarded(Connection sql, List<MemberReward> members) throws SQLException {
        try (var upsert = sql.prepareStatement(REWARD)) {
            for (var member : members) {
                upsert.setObject(1, UUID.fromString(member.getWorkerId()));
                upsert.setBigDecimal(2, new BigDecimal(member.getBaseUnits()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
