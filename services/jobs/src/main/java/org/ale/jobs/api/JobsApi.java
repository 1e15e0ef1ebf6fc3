/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.api;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.jobs.codec.Changes;
import org.ale.jobs.codec.Values;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobEvent;
import org.ale.jobs.projection.joblist.Items;
import org.ale.jobs.projection.joblist.JobList;
import org.ale.jobs.projection.joblist.JobListProjection;
import org.ale.jobs.projection.progress.Breakers;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.jobs.v1.AddItemsRequest;
import org.ale.schemas.jobs.v1.AddItemsResponse;
import org.ale.schemas.jobs.v1.ChangeJobRequest;
import org.ale.schemas.jobs.v1.ChangeJobResponse;
import org.ale.schemas.jobs.v1.DraftJobRequest;
import org.ale.schemas.jobs.v1.DraftJobResponse;
import org.ale.schemas.jobs.v1.FundJobRequest;
import org.ale.schemas.jobs.v1.FundJobResponse;
import org.ale.schemas.jobs.v1.GetBreakerRequest;
import org.ale.schemas.jobs.v1.GetBreakerResponse;
import org.ale.schemas.jobs.v1.GetJobRequest;
import org.ale.schemas.jobs.v1.GetJobResponse;
import org.ale.schemas.jobs.v1.GetTasksRequest;
import org.ale.schemas.jobs.v1.GetTasksResponse;
import org.ale.schemas.jobs.v1.JobsServiceGrpc.JobsServiceImplBase;
import org.ale.schemas.jobs.v1.ListJobsRequest;
import org.ale.schemas.jobs.v1.ListJobsResponse;
import org.ale.schemas.jobs.v1.PromoteJobRequest;
import org.ale.schemas.jobs.v1.PromoteJobResponse;
import org.ale.schemas.jobs.v1.QuoteJobRequest;
import org.ale.schemas.jobs.v1.QuoteJobResponse;
import org.ale.schemas.jobs.v1.StreamItemsRequest;
import org.ale.schemas.jobs.v1.StreamItemsResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes jobs from clients. Observers, not Mutiny: only they tell when a client reads slowly. */
@GrpcService
public class JobsApi extends JobsServiceImplBase {
    private static final int TASKS_MAX = 100;
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 100;

    private final CommandBus<JobCommand, JobEvent> bus;
    private final JobList jobs;
    private final Items items;
    private final Breakers breakers;
    private final ReadYourWrites reads;
    private final LedgerDeposits ledgerDeposits;
    private final long usdPerAleMicro;

    @Inject
    JobsApi(
            CommandBus<JobCommand, JobEvent> bus,
            JobList jobs,
            Items items,
            Breakers breakers,
            ReadYourWrites reads,
            LedgerDeposits ledgerDeposits,
            @ConfigProperty(name = "ale.jobs.usd-per-ale-micro") long usdPerAleMicro) {
        this.bus = bus;
        this.jobs = jobs;
        this.items = items;
        this.breakers = breakers;
        this.reads = reads;
        this.ledgerDeposits = ledgerDeposits;
        this.usdPerAleMicro = usdPerAleMicro;
    }

    private static JobId job(String id) {
        return JobId.of(Arguments.uuid("job_id", id));
    }

    private static ClientId client(String id) {
        return ClientId.of(Arguments.uuid("client_id", id));
    }

    private static Ale amount(String field, String baseUnits) {
        return Arguments.checked(field, () -> Ale.ofBaseUnits(baseUnits));
    }

    private Uni<Outcome<JobEvent>> send(String commandId, JobId job, JobCommand command) {
        return CommandResults.outcome(bus, job.toString(), Arguments.commandId(commandId), command);
    }

    private Uni<Outcome<JobEvent>> credit(String commandId, JobId job, JobCommand command) {
        return ledgerDeposits.ifOn(() -> send(commandId, job, command));
    }

    @Override
    public void draftJob(DraftJobRequest request, StreamObserver<DraftJobResponse> observer) {
        var job = job(request.getJobId());
        var community = CommunityId.of(Arguments.uuid("community_id", request.getCommunityId()));
        var draft = Arguments.checked("draft", () -> Values.draft(request.getDraft()));
        CommandResults.answer(
                observer,
                send(
                        request.getCommandId(),
                        job,
                        new JobCommand.DraftJob(job, community, draft, Instant.EPOCH)),
                outcome ->
                        DraftJobResponse.newBuilder()
                                .setResult(CommandResults.of(outcome))
                                .build());
    }

    @Override
    public void addItems(AddItemsRequest request, StreamObserver<AddItemsResponse> observer) {
        Arguments.within("items", request.getItemsCount(), 1, JobCommand.AddItems.ITEMS_MAX);
        var command =
                new JobCommand.AddItems(
                        client(request.getClientId()),
                        request.getChunk(),
                        request.getFirstItem(),
                        Values.items(request.getItemsList()),
                        Instant.EPOCH);
        CommandResults.answer(
                observer,
                send(request.getCommandId(), job(request.getJobId()), command),
                outcome ->
                        AddItemsResponse.newBuilder()
                                .setResult(CommandResults.of(outcome))
                                .build());
    }

    @Override
    public void quoteJob(QuoteJobRequest request, StreamObserver<QuoteJobResponse> observer) {
        var command =
                new JobCommand.QuoteJob(
                        client(request.getClientId()),
                        amount("budget_base_units", request.getBudgetBaseUnits()),
                        Arguments.checked(
                                "parameters",
                                () -> ParametersCodec.decode(request.getParameters())),
                        usdPerAleMicro,
                        Arguments.within(
                                "onboarding_asked",
                                request.getOnboardingAsked(),
                                0,
                                JobCommand.QuoteJob.ONBOARDING_ASKED_MAX),
                        Instant.EPOCH);
        CommandResults.answer(
                observer,
                send(request.getCommandId(), job(request.getJobId()), command),
                JobsApi::quoted);
    }

    private static QuoteJobResponse quoted(Outcome<JobEvent> outcome) {
        var response = QuoteJobResponse.newBuilder().setResult(CommandResults.of(outcome));
        if (outcome instanceof Outcome.Accepted<JobEvent>(var _, var events)) {
            for (var event : events) {
                if (event instanceof JobEvent.JobQuoted quoted) {
                    response.setQuote(Values.quote(quoted.quote()));
                }
            }
        }
        return response.build();
    }

    @Override
    public void fundJob(FundJobRequest request, StreamObserver<FundJobResponse> observer) {
        var command =
                new JobCommand.FundJob(
                        client(request.getClientId()),
                        amount("base_units", request.getBaseUnits()),
                        Instant.EPOCH);
        CommandResults.answer(
                observer,
                credit(request.getCommandId(), job(request.getJobId()), command),
                outcome ->
                        FundJobResponse.newBuilder().setResult(CommandResults.of(outcome)).build());
    }

    @Override
    public void changeJob(ChangeJobRequest request, StreamObserver<ChangeJobResponse> observer) {
        var client = client(request.getClientId());
        var command =
                Arguments.checked(
                        "change",
                        () -> Changes.command(request.getChange(), client, Instant.EPOCH));
        CommandResults.answer(
                observer,
                send(request.getCommandId(), job(request.getJobId()), command),
                outcome ->
                        ChangeJobResponse.newBuilder()
                                .setResult(CommandResults.of(outcome))
                                .build());
    }

    @Override
    public void promoteJob(PromoteJobRequest request, StreamObserver<PromoteJobResponse> observer) {
        var command =
                new JobCommand.PromoteJob(
                        client(request.getClientId()),
                        amount("base_units", request.getBaseUnits()),
                        Instant.EPOCH);
        CommandResults.answer(
                observer,
                credit(request.getCommandId(), job(request.getJobId()), command),
                outcome ->
                        PromoteJobResponse.newBuilder()
                                .setResult(CommandResults.of(outcome))
                                .build());
    }

    @Override
    public void getJob(GetJobRequest request, StreamObserver<GetJobResponse> observer) {
        Queries.answer(
                observer,
                () -> {
                    reads.await(JobListProjection.NAME, request.getToken());
                    var response = GetJobResponse.newBuilder();
                    jobs.one(client(request.getClientId()), job(request.getJobId()))
                            .ifPresent(response::setJob);
                    return response.build();
                });
    }

    @Override
    public void listJobs(ListJobsRequest request, StreamObserver<ListJobsResponse> observer) {
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var before = before(request.getPageToken());
        Queries.answer(
                observer,
                () -> {
                    var page = jobs.page(client(request.getClientId()), before, size);
                    var response = ListJobsResponse.newBuilder();
                    page.forEach(row -> response.addJobs(row.view()));
                    if (page.size() == size) {
                        response.setNextPageToken(Long.toString(page.getLast().number()));
                    }
                    return response.build();
                });
    }

    private static long before(String pageToken) {
        return pageToken.isEmpty()
                ? Long.MAX_VALUE
                : Arguments.checked("page_token", () -> Long.parseLong(pageToken));
    }

    @Override
    public void getBreaker(GetBreakerRequest request, StreamObserver<GetBreakerResponse> observer) {
        var community = CommunityId.of(Arguments.uuid("community_id", request.getCommunityId()));
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var before = before(request.getPageToken());
        Queries.answer(
                observer,
                () -> {
                    var page = breakers.page(community, before, size);
                    var response = GetBreakerResponse.newBuilder();
                    breakers.of(community).ifPresent(response::setCommunity);
                    page.forEach(job -> response.addJobs(job.view()));
                    if (page.size() == size) {
                        response.setNextPageToken(Long.toString(page.getLast().number()));
                    }
                    return response.build();
                });
    }

    @Override
    public void getTasks(GetTasksRequest request, StreamObserver<GetTasksResponse> observer) {
        Arguments.within("pool_ids", request.getPoolIdsCount(), 0, TASKS_MAX);
        var pools =
                request.getPoolIdsList().stream()
                        .map(id -> Arguments.checked("pool_ids", () -> PoolId.of(id)))
                        .toList();
        Queries.answer(
                observer,
                () -> GetTasksResponse.newBuilder().addAllTasks(items.tasks(pools)).build());
    }

    @Override
    public void streamItems(
            StreamItemsRequest request, StreamObserver<StreamItemsResponse> observer) {
        var client = client(request.getClientId());
        var job = job(request.getJobId());
        Queries.stream(observer, () -> new ItemStream(items, observer).run(client, job));
    }
}
