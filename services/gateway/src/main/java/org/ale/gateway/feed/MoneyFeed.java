/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.ale.kernel.PoolId;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotHeld;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** From the money log: credits and undecided pools to workers, payments to the job's client. */
@ApplicationScoped
public class MoneyFeed {
    private static final Logger LOG = Logger.getLogger(MoneyFeed.class);
    private final FeedHub hub;

    @Inject
    MoneyFeed(FeedHub hub) {
        this.hub = hub;
    }

    @Incoming("money")
    @Blocking
    void tell(ConsumerRecords<String, byte[]> records) {
        for (var record : records) {
            try {
                var frame = EventRecord.parseFrom(record.value());
                var id = record.partition() + "-" + frame.getPosition();
                tell(frame, id, AccountEvent.parseFrom(frame.getPayload()));
            } catch (InvalidProtocolBufferException e) {
                LOG.warn("a fact of the money log cannot be read", e);
            }
        }
    }

    private void tell(EventRecord frame, String id, AccountEvent event) {
        if (event.hasPotSplit()) {
            split(frame, id, event.getPotSplit());
        } else if (event.hasPotHeld()) {
            held(frame, id, event.getPotHeld());
        } else if (event.hasVotesUnpaid()) {
            unpaid(frame, id, event.getVotesUnpaid());
        } else if (event.hasEscrowClosed()) {
            var closed = event.getEscrowClosed();
            var data =
                    FeedJson.of(frame)
                            .put("jobId", closed.getJobId())
                            .put("paidBaseUnits", closed.getPaidBaseUnits())
                            .put("feesBaseUnits", closed.getFeesBaseUnits())
                            .put("refundedBaseUnits", closed.getRefundedBaseUnits());
            hub.tell(
                    FeedHub.job(closed.getJobId()),
                    new FeedEvent(id, "completed", data.toString()));
        }
    }

    private void split(EventRecord frame, String id, PotSplit split) {
        for (var payee : split.getPayeesList()) {
            var data = credit(frame, split.getPoolId(), payee);
            if (split.getOnboarding()) {
                data.put("outcome", "PASSED");
            }
            showStanding(data, payee, split.getVisibleAfter());
            tellWorker(payee, new FeedEvent(id, "credit", data.toString()));
        }
        var pool = PoolId.of(split.getPoolId());
        var data =
                FeedJson.of(frame)
                        .put("jobId", pool.jobId().toString())
                        .put("item", pool.item())
                        .put("paidBaseUnits", split.getPotBaseUnits())
                        .put("feeBaseUnits", split.getFeeBaseUnits());
        hub.tell(
                FeedHub.job(pool.jobId().toString()),
                new FeedEvent(id, "pool-paid", data.toString()));
    }

    /** Who cannot be paid hears the same as others, and why. */
    private void unpaid(EventRecord frame, String id, VotesUnpaid unpaid) {
        for (var payee : unpaid.getPayeesList()) {
            var data = credit(frame, unpaid.getPoolId(), payee);
            if (unpaid.getResolved()) {
                showStanding(data, payee, unpaid.getVisibleAfter());
            } else {
                data.put("outcome", "UNRESOLVED");
            }
            if (unpaid.getOnboarding()) {
                data.put("outcome", "PASSED");
            }
            var reason = unpaid.getReason();
            data.put("unpaidBecause", reason.isEmpty() ? "POT_SHARED_BEFORE" : reason);
            var name = unpaid.getResolved() ? "credit" : "unresolved";
            tellWorker(payee, new FeedEvent(id, name, data.toString()));
        }
    }

    private static ObjectNode credit(EventRecord frame, String poolId, Payee payee) {
        return FeedJson.of(frame)
                .put("poolId", poolId)
                .put("outcome", payee.getWon() ? "AGREED" : "DID_NOT_AGREE")
                .put("paidBaseUnits", payee.getPaidBaseUnits())
                .put("finished", payee.getFinished());
    }

    private static void showStanding(ObjectNode data, Payee payee, int visibleAfter) {
        if (payee.getFinished() >= visibleAfter) {
            data.put("gainMicro", payee.getGainMicro());
            data.put("reputationMicro", payee.getReputationMicro());
        } else {
            data.putNull("gainMicro");
            data.putNull("reputationMicro");
        }
    }

    private void tellWorker(Payee payee, FeedEvent event) {
        hub.tell(FeedHub.worker(payee.getWorkerId()), event);
    }

    private void held(EventRecord frame, String id, PotHeld held) {
        List<Payee> payees = held.getPayeesList();
        for (var payee : payees) {
            var data =
                    FeedJson.of(frame)
                            .put("poolId", held.getPoolId())
                            .put("outcome", "UNRESOLVED")
                            .put("paidBaseUnits", "0");
            hub.tell(
                    FeedHub.worker(payee.getWorkerId()),
                    new FeedEvent(id, "unresolved", data.toString()));
        }
        var pool = PoolId.of(held.getPoolId());
        var data =
                FeedJson.of(frame).put("jobId", pool.jobId().toString()).put("item", pool.item());
        hub.tell(
                FeedHub.job(pool.jobId().toString()),
                new FeedEvent(id, "pool-unresolved", data.toString()));
    }
}
