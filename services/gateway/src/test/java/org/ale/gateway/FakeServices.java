/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.consensus.v1.ConsensusServiceGrpc.ConsensusServiceImplBase;
import org.ale.schemas.consensus.v1.GetStandingsRequest;
import org.ale.schemas.consensus.v1.GetStandingsResponse;
import org.ale.schemas.consensus.v1.ItemResult;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.consensus.v1.ResetBreakerResponse;
import org.ale.schemas.consensus.v1.StreamResultsRequest;
import org.ale.schemas.consensus.v1.StreamResultsResponse;
import org.ale.schemas.jobs.v1.GetBreakerRequest;
import org.ale.schemas.jobs.v1.GetBreakerResponse;
import org.ale.schemas.jobs.v1.GetJobRequest;
import org.ale.schemas.jobs.v1.GetJobResponse;
import org.ale.schemas.jobs.v1.GetTasksRequest;
import org.ale.schemas.jobs.v1.GetTasksResponse;
import org.ale.schemas.jobs.v1.Item;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobView;
import org.ale.schemas.jobs.v1.JobsServiceGrpc.JobsServiceImplBase;
import org.ale.schemas.jobs.v1.QuoteJobRequest;
import org.ale.schemas.jobs.v1.QuoteJobResponse;
import org.ale.schemas.jobs.v1.StreamItemsRequest;
import org.ale.schemas.jobs.v1.StreamItemsResponse;
import org.ale.schemas.jobs.v1.TaskView;
import org.ale.schemas.type.v1.CommandResult;

/**
 * The two services behind an export, with one huge job; as the real ones, they wait for the reader.
 */
final class FakeServices {
    static final String HUGE_JOB = "00000000-0000-8000-8000-00000000000f";
    static final int ITEMS = 1_000_000;
    private static final int PAGE = 1_000;

    /** Who waits for so long waits for the reader, and not for the next turn of the wire. */
    private static final int PARKS_MAX = 200;

    /** Whether a stream waits, or waited, for its reader. */
    static volatile boolean isHeldUp;

    /** Whether all of a stream has left. */
    static volatile boolean isSentWhole;

    /** What is paid for pools now. */
    static final Map<String, String> POTS = new ConcurrentHashMap<>();

    /** What is stopped in communities. */
    static final Map<String, GetBreakerResponse> BREAKERS = new ConcurrentHashMap<>();

    /** What consensus knows to be stopped: a community, or a job before its community. */
    static final Set<String> STOPPED = ConcurrentHashMap.newKeySet();

    private FakeServices() {}

    @GrpcService
    static class Jobs extends JobsServiceImplBase {
        @Override
        public void getJob(GetJobRequest request, StreamObserver<GetJobResponse> answer) {
            var response = GetJobResponse.newBuilder();
            if (request.getJobId().equals(HUGE_JOB)) {
                response.setJob(
                        JobView.newBuilder()
                                .setJobId(HUGE_JOB)
                                .setDraft(
                                        JobDrafted.newBuilder()
                                                .setItems(3)
                                                .addLabels("no")
                                                .addLabels("yes")));
            }
            FakeChain.job(request.getJobId()).ifPresent(response::setJob);
            answer.onNext(response.build());
            answer.onCompleted();
        }

        @Override
        public void getBreaker(
                GetBreakerRequest request, StreamObserver<GetBreakerResponse> answer) {
            FakeWork.ASKED.add(request);
            answer.onNext(BREAKERS.get(request.getCommunityId()));
            answer.onCompleted();
        }

        /** As of a command that was answered long ago: without its quote. */
        @Override
        public void quoteJob(QuoteJobRequest request, StreamObserver<QuoteJobResponse> answer) {
            var result = CommandResult.newBuilder().setToken("0-1");
            answer.onNext(QuoteJobResponse.newBuilder().setResult(result).build());
            answer.onCompleted();
        }

        @Override
        public void getTasks(GetTasksRequest request, StreamObserver<GetTasksResponse> answer) {
            var response = GetTasksResponse.newBuilder();
            for (var pool : request.getPoolIdsList()) {
                response.addTasks(
                        TaskView.newBuilder().setPoolId(pool).setPotBaseUnits(POTS.get(pool)));
            }
            answer.onNext(response.build());
            answer.onCompleted();
        }

        @Override
        public void streamItems(
                StreamItemsRequest request, StreamObserver<StreamItemsResponse> answer) {
            Queries.stream(answer, () -> stream(answer, Jobs::page));
        }

        private static StreamItemsResponse page(int first) {
            var page = StreamItemsResponse.newBuilder().setFirstItem(first);
            for (var item = first; item < first + PAGE; item++) {
                page.addItems(
                        Item.newBuilder()
                                .setExternalId("item-" + item)
                                .setContent("Is the content of item " + item + " a cat?"));
            }
            return page.build();
        }
    }

    @GrpcService
    static class Consensus extends ConsensusServiceImplBase {
        @Override
        public void resetBreaker(
                ResetBreakerRequest request, StreamObserver<ResetBreakerResponse> answer) {
            FakeWork.ASKED.add(request);
            var result = CommandResult.newBuilder();
            if (STOPPED.contains(request.getJobId() + request.getCommunityId())) {
                result.setToken("0-7");
            } else {
                result.setRejection("BREAKER_NOT_TRIPPED").setDetail("It is not stopped.");
            }
            answer.onNext(ResetBreakerResponse.newBuilder().setResult(result).build());
            answer.onCompleted();
        }

        @Override
        public void getStandings(
                GetStandingsRequest request, StreamObserver<GetStandingsResponse> answer) {
            answer.onNext(GetStandingsResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void streamResults(
                StreamResultsRequest request, StreamObserver<StreamResultsResponse> answer) {
            Queries.stream(answer, () -> stream(answer, Consensus::page));
        }

        private static StreamResultsResponse page(int first) {
            var page = StreamResultsResponse.newBuilder();
            for (var item = first; item < first + PAGE; item++) {
                page.addResults(
                        ItemResult.newBuilder().setItem(item).setLabel(1).setResolved(true));
            }
            return page.build();
        }
    }

    private static <T> void stream(StreamObserver<T> answer, IntFunction<T> page) {
        var call = (ServerCallStreamObserver<T>) answer;
        for (var first = 0; first < ITEMS && !call.isCancelled(); first += PAGE) {
            for (var parks = 0; !call.isReady() && !call.isCancelled(); parks++) {
                isHeldUp = isHeldUp || parks > PARKS_MAX;
                LockSupport.parkNanos(1_000_000);
            }
            answer.onNext(page.apply(first));
        }
        isSentWhole = isSentWhole || !call.isCancelled();
        answer.onCompleted();
    }
}
