/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.jobs.domain.DepositRefusal;
import org.ale.jobs.domain.JobEvent;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;
import org.ale.schemas.jobs.v1.DepositRefused;
import org.ale.schemas.jobs.v1.ItemsAdded;
import org.ale.schemas.jobs.v1.JobCancelled;
import org.ale.schemas.jobs.v1.JobCompleted;
import org.ale.schemas.jobs.v1.JobEndRequested;
import org.ale.schemas.jobs.v1.JobFunded;
import org.ale.schemas.jobs.v1.JobOpened;
import org.ale.schemas.jobs.v1.JobPaused;
import org.ale.schemas.jobs.v1.JobPromoted;
import org.ale.schemas.jobs.v1.JobResumed;
import org.ale.schemas.jobs.v1.PlacesOffered;
import org.ale.schemas.jobs.v1.PlacesWithdrawn;

/** Facts as the oneof message {@code ale.jobs.v1.JobEvent}. */
public final class JobEventCodec implements Codec<JobEvent> {
    @Override
    public String typeOf(JobEvent event) {
        return "ale.jobs.v1." + event.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(JobEvent event) {
        var message =
                org.ale.schemas.jobs.v1.JobEvent.newBuilder()
                        .setJobId(event.jobId().toString())
                        .setCommunityId(
                                event.community().equals(JobEvent.NO_COMMUNITY)
                                        ? ""
                                        : event.community().toString());
        switch (event) {
            case JobEvent.JobDrafted drafted -> message.setDrafted(Values.draft(drafted.draft()));
            case JobEvent.ItemsAdded added ->
                    message.setItemsAdded(
                            ItemsAdded.newBuilder()
                                    .setChunk(added.chunk())
                                    .setFirstItem(added.firstItem())
                                    .addAllItems(Values.itemsOnWire(added.items()))
                                    .setSha256(added.sha256()));
            case JobEvent.JobQuoted quoted -> message.setQuoted(Values.quote(quoted.quote()));
            case JobEvent.JobFunded funded -> message.setFunded(funded(funded));
            case JobEvent.JobOpened opened ->
                    message.setOpened(
                            JobOpened.newBuilder()
                                    .setTaskType(opened.taskType().name())
                                    .setLabels(opened.labels())
                                    .setItems(opened.items())
                                    .setConfidenceMicro(opened.confidenceMicro()));
            case JobEvent.PlacesOffered offered ->
                    message.setPlacesOffered(
                            PlacesOffered.newBuilder()
                                    .setPlaces(offered.places())
                                    .setPotBaseUnits(offered.pot().toString()));
            case JobEvent.PlacesWithdrawn withdrawn ->
                    message.setPlacesWithdrawn(
                            PlacesWithdrawn.newBuilder()
                                    .setUnfunded(withdrawn.unfunded())
                                    .setEscrowClosed(withdrawn.escrowClosed()));
            case JobEvent.JobPaused _ -> message.setPaused(JobPaused.getDefaultInstance());
            case JobEvent.JobResumed _ -> message.setResumed(JobResumed.getDefaultInstance());
            case JobEvent.JobPromoted promoted ->
                    message.setPromoted(
                            JobPromoted.newBuilder()
                                    .setBaseUnits(promoted.amount().toString())
                                    .setTotalBaseUnits(promoted.total().toString()));
            case JobEvent.JobCancelled cancelled ->
                    message.setCancelled(
                            JobCancelled.newBuilder()
                                    .setUnfunded(cancelled.unfunded())
                                    .setEscrowClosed(cancelled.escrowClosed()));
            case JobEvent.JobEndRequested _ ->
                    message.setEndRequested(JobEndRequested.getDefaultInstance());
            case JobEvent.DepositRefused refused ->
                    message.setDepositRefused(
                            DepositRefused.newBuilder()
                                    .setDepositId(refused.depositId())
                                    .setPayer(refused.payer())
                                    .setBaseUnits(refused.amount().toString())
                                    .setReason(refused.reason().name()));
            case JobEvent.JobCompleted completed ->
                    message.setCompleted(
                            JobCompleted.newBuilder()
                                    .setPaidBaseUnits(completed.paid().toString())
                                    .setFeesBaseUnits(completed.fees().toString())
                                    .setRefundedBaseUnits(completed.refunded().toString())
                                    .setCancelled(completed.cancelled()));
        }
        return message.build().toByteArray();
    }

    private static JobFunded funded(JobEvent.JobFunded funded) {
        return JobFunded.newBuilder()
                .setClientId(funded.client().toString())
                .setFundedBaseUnits(funded.funded().toString())
                .setFeeBaseUnits(funded.fee().toString())
                .setPotBaseUnits(funded.pot().toString())
                .setItems(funded.items())
                .setRemainderBaseUnits(funded.remainder().toString())
                .setDepositId(funded.depositId())
                .build();
    }

    @Override
    public JobEvent decode(byte[] bytes, Instant at) {
        try {
            var message = org.ale.schemas.jobs.v1.JobEvent.parseFrom(bytes);
            return read(
                    message,
                    JobId.of(message.getJobId()),
                    message.getCommunityId().isEmpty()
                            ? JobEvent.NO_COMMUNITY
                            : CommunityId.of(message.getCommunityId()),
                    at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact of a job: " + e.getMessage(), e);
        }
    }

    private static JobEvent read(
            org.ale.schemas.jobs.v1.JobEvent message, JobId job, CommunityId to, Instant at) {
        return switch (message.getEventCase()) {
            case DRAFTED ->
                    new JobEvent.JobDrafted(job, to, Values.draft(message.getDrafted()), at);
            case ITEMS_ADDED -> {
                var added = message.getItemsAdded();
                yield new JobEvent.ItemsAdded(
                        job,
                        to,
                        added.getChunk(),
                        added.getFirstItem(),
                        Values.items(added.getItemsList()),
                        added.getSha256(),
                        at);
            }
            case QUOTED -> new JobEvent.JobQuoted(job, to, Values.quote(message.getQuoted()), at);
            case FUNDED -> funded(message.getFunded(), job, to, at);
            case OPENED -> {
                var opened = message.getOpened();
                yield new JobEvent.JobOpened(
                        job,
                        to,
                        TaskType.valueOf(opened.getTaskType()),
                        opened.getLabels(),
                        opened.getItems(),
                        opened.getConfidenceMicro(),
                        at);
            }
            case PLACES_OFFERED ->
                    new JobEvent.PlacesOffered(
                            job,
                            to,
                            message.getPlacesOffered().getPlaces(),
                            Ale.ofBaseUnits(message.getPlacesOffered().getPotBaseUnits()),
                            at);
            case PLACES_WITHDRAWN -> {
                var withdrawn = message.getPlacesWithdrawn();
                yield new JobEvent.PlacesWithdrawn(
                        job, to, withdrawn.getUnfunded(), withdrawn.getEscrowClosed(), at);
            }
            case PAUSED -> new JobEvent.JobPaused(job, to, at);
            case RESUMED -> new JobEvent.JobResumed(job, to, at);
            case PROMOTED ->
                    new JobEvent.JobPromoted(
                            job,
                            to,
                            Ale.ofBaseUnits(message.getPromoted().getBaseUnits()),
                            Ale.ofBaseUnits(message.getPromoted().getTotalBaseUnits()),
                            at);
            case CANCELLED -> {
                var cancelled = message.getCancelled();
                yield new JobEvent.JobCancelled(
                        job, to, cancelled.getUnfunded(), cancelled.getEscrowClosed(), at);
            }
            case END_REQUESTED -> new JobEvent.JobEndRequested(job, to, at);
            case COMPLETED -> {
                var completed = message.getCompleted();
                yield new JobEvent.JobCompleted(
                        job,
                        to,
                        Ale.ofBaseUnits(completed.getPaidBaseUnits()),
                        Ale.ofBaseUnits(completed.getFeesBaseUnits()),
                        Ale.ofBaseUnits(completed.getRefundedBaseUnits()),
                        completed.getCancelled(),
                        at);
            }
            case DEPOSIT_REFUSED -> {
                var refused = message.getDepositRefused();
                yield new JobEvent.DepositRefused(
                        job,
                        to,
                        refused.getDepositId(),
                        refused.getPayer(),
                        Ale.ofBaseUnits(refused.getBaseUnits()),
                        DepositRefusal.valueOf(refused.getReason()),
                        at);
            }
            case EVENT_NOT_SET -> throw new UndecodableException("a fact without a meaning");
        };
    }

    private static JobEvent.JobFunded funded(
            JobFunded funded, JobId job, CommunityId to, Instant at) {
        return new JobEvent.JobFunded(
                job,
                to,
                ClientId.of(funded.getClientId()),
                Ale.ofBaseUnits(funded.getFundedBaseUnits()),
                Ale.ofBaseUnits(funded.getFeeBaseUnits()),
                Ale.ofBaseUnits(funded.getPotBaseUnits()),
                funded.getItems(),
                Ale.ofBaseUnits(funded.getRemainderBaseUnits()),
                funded.getDepositId(),
                at);
    }
}
