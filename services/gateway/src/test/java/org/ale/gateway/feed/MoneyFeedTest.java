/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MoneyFeedTest {
    private static final String COMMUNITY = UUID.randomUUID().toString();
    private static final String WORKER = UUID.randomUUID().toString();
    private static final String POOL = UUID.randomUUID() + ":7";
    private final FeedHub hub = new FeedHub();
    private final List<FeedEvent> heard = new ArrayList<>();

    private void tell(AccountEvent.Builder event) {
        var frame =
                EventRecord.newBuilder()
                        .setStreamId(COMMUNITY)
                        .setPosition(9)
                        .setPayload(event.build().toByteString())
                        .build();
        var record = new ConsumerRecord<>("events", 3, 0, COMMUNITY, frame.toByteArray());
        var records = Map.of(new TopicPartition("events", 3), List.of(record));
        new MoneyFeed(hub).tell(new ConsumerRecords<>(records, Map.of()));
    }

    private static VotesUnpaid.Builder unpaid(boolean resolved) {
        return VotesUnpaid.newBuilder()
                .setPoolId(POOL)
                .setResolved(resolved)
                .setVisibleAfter(10)
                .addPayees(
                        Payee.newBuilder()
                                .setWorkerId(WORKER)
                                .setWon(resolved)
                                .setPaidBaseUnits("0")
                                .setFinished(12)
                                .setGainMicro(250_000)
                                .setReputationMicro(1_250_000));
    }

    private static String begin(String outcome) {
        return "{\"communityId\":\""
                + COMMUNITY
                + "\",\"at\":\"1970-01-01T00:00:00Z\",\"poolId\":\""
                + POOL
                + "\",\"outcome\":\""
                + outcome
                + "\",\"paidBaseUnits\":\"0\",\"finished\":12,";
    }

    @Test
    void tellsAWorkerWhyHisVoteEarnedReputationOnly() {
        hub.open(FeedHub.worker(WORKER), heard::add);
        tell(AccountEvent.newBuilder().setVotesUnpaid(unpaid(true)));
        tell(AccountEvent.newBuilder().setVotesUnpaid(unpaid(false)));
        assertEquals(
                List.of(
                        new FeedEvent(
                                "3-9",
                                "credit",
                                begin("AGREED")
                                        + "\"gainMicro\":250000,\"reputationMicro\":1250000,"
                                        + "\"unpaidBecause\":\"POT_SHARED_BEFORE\"}"),
                        new FeedEvent(
                                "3-9",
                                "unresolved",
                                begin("UNRESOLVED") + "\"unpaidBecause\":\"POT_SHARED_BEFORE\"}")),
                heard);
    }

    @Test
    void tellsANewcomerWhoseJobHasLostItsMoneyThatHePassed() {
        hub.open(FeedHub.worker(WORKER), heard::add);
        tell(
                AccountEvent.newBuilder()
                        .setVotesUnpaid(
                                unpaid(true)
                                        .setOnboarding(true)
                                        .setReason("ESCROW_CLOSED_ON_CHAIN")));
        assertEquals(
                List.of(
                        new FeedEvent(
                                "3-9",
                                "credit",
                                begin("PASSED")
                                        + "\"gainMicro\":250000,\"reputationMicro\":1250000,"
                                        + "\"unpaidBecause\":\"ESCROW_CLOSED_ON_CHAIN\"}")),
                heard);
    }
}
