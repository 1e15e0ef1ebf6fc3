/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ale.schemas.chainbridge.v1.ChainBridgeServiceGrpc.ChainBridgeServiceImplBase;
import org.ale.schemas.chainbridge.v1.Deposit;
import org.ale.schemas.chainbridge.v1.DepositFromTreasuryRequest;
import org.ale.schemas.chainbridge.v1.DepositFromTreasuryResponse;
import org.ale.schemas.chainbridge.v1.DepositSeen;
import org.ale.schemas.chainbridge.v1.EpochFinal;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.GetAutoStakeRequest;
import org.ale.schemas.chainbridge.v1.GetAutoStakeResponse;
import org.ale.schemas.chainbridge.v1.GetChainRequest;
import org.ale.schemas.chainbridge.v1.GetChainResponse;
import org.ale.schemas.chainbridge.v1.GetProofRequest;
import org.ale.schemas.chainbridge.v1.GetProofResponse;
import org.ale.schemas.chainbridge.v1.Leaf;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddressRequest;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddressResponse;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.ale.schemas.chainbridge.v1.ListDepositsResponse;
import org.ale.schemas.chainbridge.v1.ListLeavesRequest;
import org.ale.schemas.chainbridge.v1.ListLeavesResponse;
import org.ale.schemas.chainbridge.v1.QuoteDepositRequest;
import org.ale.schemas.chainbridge.v1.QuoteDepositResponse;
import org.ale.schemas.chainbridge.v1.SetAutoStakeRequest;
import org.ale.schemas.chainbridge.v1.SetAutoStakeResponse;
import org.ale.schemas.chainbridge.v1.Token;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobQuoted;
import org.ale.schemas.jobs.v1.JobView;
import org.ale.schemas.type.v1.CommandResult;

/** A bridge to chain 31337 that notes what it is asked, and jobs with quotes. */
final class FakeChain {
    static final String USD = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
    static final String ESCROW = "0xe7f1725e7734ce288f8367e1bb143e90bb3f0512";
    static final String PAYER = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
    static final String COMMUNITY = "00000000-0000-8000-8000-0000000000c0";
    static final String BUDGET = "5000000000000000000000";
    static final String EXPIRED_JOB = "00000000-0000-8000-8000-0000000000e0";

    /** Jobs of this form have a quote that holds. */
    private static final String QUOTED = "00000000-0000-8000-8000-aa";

    static final List<DepositFromTreasuryRequest> TREASURY = new CopyOnWriteArrayList<>();

    /** How long quotes hold yet that do not hold for an hour, seconds. */
    static final Map<String, Integer> LASTING = new ConcurrentHashMap<>();

    /** Jobs for which the treasury deposits nothing. */
    static final Set<String> REFUSING = ConcurrentHashMap.newKeySet();

    /** Jobs for which the treasury deposits, and then is not heard, once. */
    static final Set<String> UNHEARD = ConcurrentHashMap.newKeySet();

    /** Jobs that are funded. */
    static final Set<String> FUNDED = ConcurrentHashMap.newKeySet();

    /** What became of the treasury's deposit, by job. */
    static final Map<String, String> TREASURY_DEPOSITS = new ConcurrentHashMap<>();

    private FakeChain() {}

    /** A job with a quote that holds, which no other test knows. */
    static String quotedJob() {
        return QUOTED + UUID.randomUUID().toString().substring(26);
    }

    static Optional<JobView> job(String id) {
        if (id.equals(EXPIRED_JOB)) {
            return Optional.of(quoted(id, Instant.now().minusSeconds(1)));
        }
        return id.startsWith(QUOTED)
                ? Optional.of(
                        quoted(id, Instant.now().plusSeconds(LASTING.getOrDefault(id, 3_600))))
                : Optional.empty();
    }

    private static JobView quoted(String id, Instant expiresAt) {
        return JobView.newBuilder()
                .setJobId(id)
                .setState(FUNDED.contains(id) ? "FUNDED" : "QUOTED")
                .setRefundedBaseUnits("7")
                .setCommunityId(COMMUNITY)
                .setDraft(JobDrafted.newBuilder().setTitle("Trees"))
                .setQuote(
                        JobQuoted.newBuilder()
                                .setBudgetBaseUnits(BUDGET)
                                .setUsdPerAleMicro(20_000)
                                .setExpiresAtMillis(expiresAt.toEpochMilli()))
                .build();
    }

    private static <T> void say(StreamObserver<T> answer, T response) {
        answer.onNext(response);
        answer.onCompleted();
    }

    @GrpcService
    static class Bridge extends ChainBridgeServiceImplBase {
        @Override
        public void getChain(GetChainRequest request, StreamObserver<GetChainResponse> answer) {
            say(
                    answer,
                    GetChainResponse.newBuilder()
                            .setChainId(31_337)
                            .putContracts("escrow", ESCROW)
                            .addTokens(
                                    Token.newBuilder()
                                            .setAddress(USD)
                                            .setSymbol("TUSD")
                                            .setDecimals(6))
                            .build());
        }

        @Override
        public void quoteDeposit(
                QuoteDepositRequest request, StreamObserver<QuoteDepositResponse> answer) {
            say(
                    answer,
                    QuoteDepositResponse.newBuilder()
                            .setToken(request.getToken())
                            .setAmountIn("100300000")
                            .setAleMinBaseUnits("4950000000000000000000")
                            .setDeadline(Instant.now().plusSeconds(60).getEpochSecond())
                            .setEscrow(ESCROW)
                            .setApproveCalldata("0x095ea7b3")
                            .setDepositCalldata("0x01")
                            .setChainId(31_337)
                            .build());
        }

        @Override
        public void listDeposits(
                ListDepositsRequest request, StreamObserver<ListDepositsResponse> answer) {
            var ofTreasury = TREASURY_DEPOSITS.get(request.getJobId());
            if (ofTreasury != null) {
                say(answer, treasuryDeposit(request.getJobId(), ofTreasury));
                return;
            }
            var paid =
                    DepositSeen.newBuilder().setDepositId("0xab:1").setPayer(PAYER).setToken(USD);
            say(
                    answer,
                    ListDepositsResponse.newBuilder()
                            .addDeposits(Deposit.newBuilder().setDeposit(paid).setState("REFUNDED"))
                            .build());
        }

        private static ListDepositsResponse treasuryDeposit(String job, String state) {
            var paid =
                    DepositSeen.newBuilder()
                            .setDepositId("0x" + job + ":1")
                            .setPayer(PAYER)
                            .setAleBaseUnits(BUDGET);
            return ListDepositsResponse.newBuilder()
                    .addDeposits(
                            Deposit.newBuilder()
                                    .setDeposit(paid)
                                    .setState(state)
                                    .setFromTreasury(true))
                    .build();
        }

        /** The signature of zeros is nobody's. */
        @Override
        public void linkPayoutAddress(
                LinkPayoutAddressRequest request,
                StreamObserver<LinkPayoutAddressResponse> answer) {
            var isForged = request.getSignature().endsWith("00");
            var result =
                    isForged
                            ? CommandResult.newBuilder()
                                    .setRejection("SIGNATURE_INVALID")
                                    .setDetail("The account did not sign this.")
                            : CommandResult.newBuilder().setToken("0-1");
            say(answer, LinkPayoutAddressResponse.newBuilder().setResult(result).build());
        }

        @Override
        public void getProof(GetProofRequest request, StreamObserver<GetProofResponse> answer) {
            say(
                    answer,
                    GetProofResponse.newBuilder()
                            .setAccount(PAYER)
                            .setPendingBaseUnits("1")
                            .setSettledBaseUnits("10")
                            .setClaimedBaseUnits("4")
                            .setEpoch(2)
                            .build());
        }

        /** There are two epochs. */
        @Override
        public void listEpochs(
                org.ale.schemas.chainbridge.v1.ListEpochsRequest request,
                StreamObserver<org.ale.schemas.chainbridge.v1.ListEpochsResponse> answer) {
            var epoch = Math.min(2, Long.parseLong(request.getPageToken()) - 1);
            var planned = EpochPlanned.newBuilder().setEpoch(epoch).setRoot("0xaa");
            planned.setDataHash("0xdd").setLeaves(1).setTotalBaseUnits("10");
            say(
                    answer,
                    org.ale.schemas.chainbridge.v1.ListEpochsResponse.newBuilder()
                            .addEpochs(
                                    org.ale.schemas.chainbridge.v1.Epoch.newBuilder()
                                            .setPlanned(planned)
                                            .setFinal(EpochFinal.newBuilder().setEpoch(epoch)))
                            .build());
        }

        @Override
        public void listLeaves(
                ListLeavesRequest request, StreamObserver<ListLeavesResponse> answer) {
            var page = ListLeavesResponse.newBuilder();
            if (request.getPageToken().compareTo(PAYER) < 0) {
                page.addLeaves(Leaf.newBuilder().setAccount(PAYER).setCumulativeBaseUnits("10"));
                page.setNextPageToken(request.getPageSize() == 1 ? PAYER : "");
            }
            say(answer, page.build());
        }

        @Override
        public void getAutoStake(
                GetAutoStakeRequest request, StreamObserver<GetAutoStakeResponse> answer) {
            say(
                    answer,
                    GetAutoStakeResponse.newBuilder()
                            .setAccount(PAYER)
                            .setBps(2_500)
                            .setNonce(3)
                            .setWishedBps(5_000)
                            .setWishState("REFUSED")
                            .build());
        }

        /** A wish for everything comes too early. */
        @Override
        public void setAutoStake(
                SetAutoStakeRequest request, StreamObserver<SetAutoStakeResponse> answer) {
            FakeWork.ASKED.add(request);
            var result =
                    request.getBps() == 10_000
                            ? CommandResult.newBuilder().setRejection("WISH_ON_ITS_WAY")
                            : CommandResult.newBuilder().setToken("0-3");
            say(answer, SetAutoStakeResponse.newBuilder().setResult(result).build());
        }

        @Override
        public void depositFromTreasury(
                DepositFromTreasuryRequest request,
                StreamObserver<DepositFromTreasuryResponse> answer) {
            TREASURY.add(request);
            if (UNHEARD.remove(request.getJobId())) {
                FUNDED.add(request.getJobId());
                answer.onError(Status.UNAVAILABLE.asException());
                return;
            }
            var result =
                    REFUSING.contains(request.getJobId())
                            ? CommandResult.newBuilder().setRejection("NOT_POSITIVE")
                            : CommandResult.newBuilder().setToken("0-2");
            say(answer, DepositFromTreasuryResponse.newBuilder().setResult(result).build());
        }
    }

    /** What the treasury was asked to deposit for a job. */
    static List<DepositFromTreasuryRequest> treasuryOf(String job) {
        return TREASURY.stream().filter(each -> each.getJobId().equals(job)).toList();
    }
}
