/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.jobs.domain.JobCommand;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.jobs.v1.AddItems;
import org.ale.schemas.jobs.v1.CancelByClose;
import org.ale.schemas.jobs.v1.ChangeJob;
import org.ale.schemas.jobs.v1.CompleteJob;
import org.ale.schemas.jobs.v1.DraftJob;
import org.ale.schemas.jobs.v1.FundByDeposit;
import org.ale.schemas.jobs.v1.FundJob;
import org.ale.schemas.jobs.v1.PromoteJob;
import org.ale.schemas.jobs.v1.QuoteJob;

/** Commands as the oneof message {@code ale.jobs.v1.JobCommand}. */
public final class JobCommandCodec implements Codec<JobCommand> {
    @Override
    public String typeOf(JobCommand command) {
        return "ale.jobs.v1." + command.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(JobCommand command) {
        var message = org.ale.schemas.jobs.v1.JobCommand.newBuilder();
        switch (command) {
            case JobCommand.DraftJob(var job, var community, var draft, var _) ->
                    message.setDraftJob(
                            DraftJob.newBuilder()
                                    .setJobId(job.toString())
                                    .setCommunityId(community.toString())
                                    .setDraft(Values.draft(draft)));
            case JobCommand.AddItems add ->
                    message.setAddItems(
                            AddItems.newBuilder()
                                    .setClientId(add.client().toString())
                                    .setChunk(add.chunk())
                                    .setFirstItem(add.firstItem())
                                    .addAllItems(Values.itemsOnWire(add.items())));
            case JobCommand.QuoteJob quote ->
                    message.setQuoteJob(
                            QuoteJob.newBuilder()
                                    .setClientId(quote.client().toString())
                                    .setBudgetBaseUnits(quote.budget().toString())
                                    .setParameters(ParametersCodec.encode(quote.parameters()))
                                    .setUsdPerAleMicro(quote.usdPerAleMicro())
                                    .setOnboardingAsked(quote.onboardingAsked()));
            case JobCommand.FundJob(var client, var amount, var _) ->
                    message.setFundJob(
                            FundJob.newBuilder()
                                    .setClientId(client.toString())
                                    .setBaseUnits(amount.toString()));
            case JobCommand.OpenJob(var client, var _) ->
                    message.setChangeJob(change(client, "OPEN"));
            case JobCommand.PauseJob(var client, var _) ->
                    message.setChangeJob(change(client, "PAUSE"));
            case JobCommand.ResumeJob(var client, var _) ->
                    message.setChangeJob(change(client, "RESUME"));
            case JobCommand.CancelJob(var client, var _) ->
                    message.setChangeJob(change(client, "CANCEL"));
            case JobCommand.CancelByClose _ ->
                    message.setCancelByClose(CancelByClose.getDefaultInstance());
            case JobCommand.EndJob(var client, var _) ->
                    message.setChangeJob(change(client, "END"));
            case JobCommand.PromoteJob(var client, var amount, var _) ->
                    message.setPromoteJob(
                            PromoteJob.newBuilder()
                                    .setClientId(client.toString())
                                    .setBaseUnits(amount.toString()));
            case JobCommand.FundByDeposit deposit ->
                    message.setFundByDeposit(
                            FundByDeposit.newBuilder()
                                    .setJobId(deposit.jobId().toString())
                                    .setDepositId(deposit.depositId())
                                    .setPayer(deposit.payer())
                                    .setBaseUnits(deposit.amount().toString())
                                    .setMadeAtMillis(deposit.madeAt().toEpochMilli()));
            case JobCommand.CompleteJob(var paid, var fees, var refunded, var _) ->
                    message.setCompleteJob(
                            CompleteJob.newBuilder()
                                    .setPaidBaseUnits(paid.toString())
                                    .setFeesBaseUnits(fees.toString())
                                    .setRefundedBaseUnits(refunded.toString()));
        }
        return message.build().toByteArray();
    }

    private static ChangeJob change(ClientId client, String change) {
        return ChangeJob.newBuilder().setClientId(client.toString()).setChange(change).build();
    }

    @Override
    public JobCommand decode(byte[] bytes, Instant at) {
        try {
            return read(org.ale.schemas.jobs.v1.JobCommand.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a command of a job: " + e.getMessage(), e);
        }
    }

    private static JobCommand read(org.ale.schemas.jobs.v1.JobCommand message, Instant at) {
        return switch (message.getCommandCase()) {
            case DRAFT_JOB -> {
                var draft = message.getDraftJob();
                yield new JobCommand.DraftJob(
                        JobId.of(draft.getJobId()),
                        CommunityId.of(draft.getCommunityId()),
                        Values.draft(draft.getDraft()),
                        at);
            }
            case ADD_ITEMS -> {
                var add = message.getAddItems();
                yield new JobCommand.AddItems(
                        ClientId.of(add.getClientId()),
                        add.getChunk(),
                        add.getFirstItem(),
                        Values.items(add.getItemsList()),
                        at);
            }
            case QUOTE_JOB -> {
                var quote = message.getQuoteJob();
                yield new JobCommand.QuoteJob(
                        ClientId.of(quote.getClientId()),
                        Ale.ofBaseUnits(quote.getBudgetBaseUnits()),
                        ParametersCodec.decode(quote.getParameters()),
                        quote.getUsdPerAleMicro(),
                        quote.getOnboardingAsked(),
                        at);
            }
            case FUND_JOB ->
                    new JobCommand.FundJob(
                            ClientId.of(message.getFundJob().getClientId()),
                            Ale.ofBaseUnits(message.getFundJob().getBaseUnits()),
                            at);
            case CHANGE_JOB -> changed(message.getChangeJob(), at);
            case PROMOTE_JOB ->
                    new JobCommand.PromoteJob(
                            ClientId.of(message.getPromoteJob().getClientId()),
                            Ale.ofBaseUnits(message.getPromoteJob().getBaseUnits()),
                            at);
            case COMPLETE_JOB -> {
                var complete = message.getCompleteJob();
                yield new JobCommand.CompleteJob(
                        Ale.ofBaseUnits(complete.getPaidBaseUnits()),
                        Ale.ofBaseUnits(complete.getFeesBaseUnits()),
                        Ale.ofBaseUnits(complete.getRefundedBaseUnits()),
                        at);
            }
            case FUND_BY_DEPOSIT -> {
                var deposit = message.getFundByDeposit();
                yield new JobCommand.FundByDeposit(
                        JobId.of(deposit.getJobId()),
                        deposit.getDepositId(),
                        deposit.getPayer(),
                        Ale.ofBaseUnits(deposit.getBaseUnits()),
                        Values.timeOr(at, deposit.getMadeAtMillis()),
                        at);
            }
            case CANCEL_BY_CLOSE -> new JobCommand.CancelByClose(at);
            case COMMAND_NOT_SET -> throw new UndecodableException("a command without a wish");
        };
    }

    private static JobCommand changed(ChangeJob change, Instant at) {
        return Changes.command(change.getChange(), ClientId.of(change.getClientId()), at);
    }
}
