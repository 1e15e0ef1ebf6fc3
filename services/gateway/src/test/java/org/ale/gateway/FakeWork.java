/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ale.schemas.assignment.v1.AssignmentServiceGrpc.AssignmentServiceImplBase;
import org.ale.schemas.assignment.v1.DealDeckRequest;
import org.ale.schemas.assignment.v1.DealDeckResponse;
import org.ale.schemas.communities.v1.CastBallotRequest;
import org.ale.schemas.communities.v1.CastBallotResponse;
import org.ale.schemas.communities.v1.CommunitiesServiceGrpc.CommunitiesServiceImplBase;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.communities.v1.DealOnboardingRequest;
import org.ale.schemas.communities.v1.DealOnboardingResponse;
import org.ale.schemas.communities.v1.FoundCommunityRequest;
import org.ale.schemas.communities.v1.FoundCommunityResponse;
import org.ale.schemas.communities.v1.GetCommunityRequest;
import org.ale.schemas.communities.v1.GetCommunityResponse;
import org.ale.schemas.communities.v1.JoinCommunityRequest;
import org.ale.schemas.communities.v1.JoinCommunityResponse;
import org.ale.schemas.communities.v1.ProposeParametersRequest;
import org.ale.schemas.communities.v1.ProposeParametersResponse;
import org.ale.schemas.payment.v1.GetEarningsRequest;
import org.ale.schemas.payment.v1.GetEarningsResponse;
import org.ale.schemas.payment.v1.GetReceiptRequest;
import org.ale.schemas.payment.v1.GetReceiptResponse;
import org.ale.schemas.payment.v1.PaymentServiceGrpc.PaymentServiceImplBase;
import org.ale.schemas.payment.v1.Receipt;
import org.ale.schemas.reputation.v1.GetElectorateRequest;
import org.ale.schemas.reputation.v1.GetElectorateResponse;
import org.ale.schemas.reputation.v1.GetProgressRequest;
import org.ale.schemas.reputation.v1.GetProgressResponse;
import org.ale.schemas.reputation.v1.GetRankingRequest;
import org.ale.schemas.reputation.v1.GetRankingResponse;
import org.ale.schemas.reputation.v1.GetReputationRequest;
import org.ale.schemas.reputation.v1.GetReputationResponse;
import org.ale.schemas.reputation.v1.RankedWorker;
import org.ale.schemas.reputation.v1.ReputationServiceGrpc.ReputationServiceImplBase;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.type.v1.CommandResult;

/** The services behind a worker, which note what they are asked. */
final class FakeWork {
    static final Map<String, CommunityView> COMMUNITIES = new ConcurrentHashMap<>();

    /** Scores by worker. */
    static final Map<String, List<ReputationView>> SCORES = new ConcurrentHashMap<>();

    /** Progress by worker. */
    static final Map<String, GetProgressResponse> PROGRESS = new ConcurrentHashMap<>();

    /** The order of all workers, by community. */
    static final Map<String, List<RankedWorker>> RANKINGS = new ConcurrentHashMap<>();

    static final String SEASON_NOW = "2026-Q4";

    /** What communities refuse, by community. */
    static final Map<String, CommandResult> REFUSALS = new ConcurrentHashMap<>();

    /** Communities that do what they are asked and do not answer in time. */
    static final Set<String> LATE = ConcurrentHashMap.newKeySet();

    /** Communities whose proposals are answered without their facts. */
    static final Set<String> FORGETFUL = ConcurrentHashMap.newKeySet();

    static final Map<String, DealDeckResponse> DECKS = new ConcurrentHashMap<>();
    static final Map<String, Receipt> RECEIPTS = new ConcurrentHashMap<>();
    static final List<Object> ASKED = new CopyOnWriteArrayList<>();

    private FakeWork() {}

    /** The latest request of a kind. */
    static <T> T latest(Class<T> kind) {
        return asked(kind).getLast();
    }

    static <T> List<T> asked(Class<T> kind) {
        return ASKED.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T> void say(StreamObserver<T> answer, T response) {
        answer.onNext(response);
        answer.onCompleted();
    }

    private static CommandResult result(String community) {
        return REFUSALS.getOrDefault(community, CommandResult.newBuilder().setToken("0-1").build());
    }

    @GrpcService
    static class Communities extends CommunitiesServiceImplBase {
        @Override
        public void getCommunity(
                GetCommunityRequest request, StreamObserver<GetCommunityResponse> answer) {
            var response = GetCommunityResponse.newBuilder();
            var found = COMMUNITIES.get(request.getCommunityId());
            if (found != null) {
                response.setCommunity(found);
            }
            say(answer, response.build());
        }

        @Override
        public void foundCommunity(
                FoundCommunityRequest request, StreamObserver<FoundCommunityResponse> answer) {
            ASKED.add(request);
            var result = result(request.getCommunityId());
            say(answer, FoundCommunityResponse.newBuilder().setResult(result).build());
        }

        @Override
        public void joinCommunity(
                JoinCommunityRequest request, StreamObserver<JoinCommunityResponse> answer) {
            ASKED.add(request);
            var result = result(request.getCommunityId());
            say(answer, JoinCommunityResponse.newBuilder().setResult(result).build());
        }

        @Override
        public void dealOnboarding(
                DealOnboardingRequest request, StreamObserver<DealOnboardingResponse> answer) {
            var result = result(request.getCommunityId());
            say(answer, DealOnboardingResponse.newBuilder().setResult(result).build());
        }

        @Override
        public void proposeParameters(
                ProposeParametersRequest request,
                StreamObserver<ProposeParametersResponse> answer) {
            ASKED.add(request);
            if (LATE.remove(request.getCommunityId())) {
                answer.onError(Status.DEADLINE_EXCEEDED.asException());
                return;
            }
            var result = result(request.getCommunityId());
            say(
                    answer,
                    ProposeParametersResponse.newBuilder()
                            .setResult(result)
                            .setProposal(FORGETFUL.contains(request.getCommunityId()) ? 0 : 4)
                            .build());
        }

        @Override
        public void castBallot(
                CastBallotRequest request, StreamObserver<CastBallotResponse> answer) {
            ASKED.add(request);
            var result = result(request.getCommunityId());
            say(answer, CastBallotResponse.newBuilder().setResult(result).build());
        }
    }

    @GrpcService
    static class Reputation extends ReputationServiceImplBase {
        @Override
        public void getReputation(
                GetReputationRequest request, StreamObserver<GetReputationResponse> answer) {
            var scores = SCORES.getOrDefault(request.getWorkerId(), List.of());
            say(answer, GetReputationResponse.newBuilder().addAllReputations(scores).build());
        }

        @Override
        public void getProgress(
                GetProgressRequest request, StreamObserver<GetProgressResponse> answer) {
            var nothing = GetProgressResponse.getDefaultInstance();
            say(answer, PROGRESS.getOrDefault(request.getWorkerId(), nothing));
        }

        @Override
        public void getRanking(
                GetRankingRequest request, StreamObserver<GetRankingResponse> answer) {
            ASKED.add(request);
            var all = RANKINGS.getOrDefault(request.getCommunityId(), List.of());
            var response = GetRankingResponse.newBuilder().setDecidedMin(20);
            response.setSeason(request.getSeason().isEmpty() ? SEASON_NOW : request.getSeason());
            all.stream()
                    .filter(each -> request.getWorkerIdsList().contains(each.getWorkerId()))
                    .forEach(response::addWorkers);
            say(answer, response.build());
        }

        @Override
        public void getElectorate(
                GetElectorateRequest request, StreamObserver<GetElectorateResponse> answer) {
            say(answer, GetElectorateResponse.newBuilder().setTotalMicro(9_000_000).build());
        }
    }

    /** Who has no deck here is no member. */
    @GrpcService
    static class Assignment extends AssignmentServiceImplBase {
        @Override
        public void dealDeck(DealDeckRequest request, StreamObserver<DealDeckResponse> answer) {
            ASKED.add(request);
            var stranger = CommandResult.newBuilder().setRejection("NOT_A_MEMBER");
            var nothing = DealDeckResponse.newBuilder().setResult(stranger).build();
            say(answer, DECKS.getOrDefault(request.getCommunityId(), nothing));
        }
    }

    /** Of earnings it knows nothing now. */
    @GrpcService
    static class Payment extends PaymentServiceImplBase {
        @Override
        public void getEarnings(
                GetEarningsRequest request, StreamObserver<GetEarningsResponse> answer) {
            answer.onError(Status.UNAVAILABLE.asException());
        }

        @Override
        public void getReceipt(
                GetReceiptRequest request, StreamObserver<GetReceiptResponse> answer) {
            ASKED.add(request);
            var found = RECEIPTS.get(request.getPoolId());
            say(answer, GetReceiptResponse.newBuilder().setReceipt(found).build());
        }
    }
}
