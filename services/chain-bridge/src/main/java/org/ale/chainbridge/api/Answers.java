/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.api;

import io.grpc.Status;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.ale.chainbridge.chain.Alarm;
import org.ale.chainbridge.chain.AutoStakes;
import org.ale.chainbridge.chain.Deployment;
import org.ale.chainbridge.chain.Market;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;
import org.ale.chainbridge.projection.settlement.Lists;
import org.ale.chainbridge.projection.settlement.Settlement;
import org.ale.chainbridge.projection.settlement.SettlementProjection;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.kernel.Ale;
import org.ale.platform.grpc.Arguments;
import org.ale.schemas.chainbridge.v1.GetAutoStakeRequest;
import org.ale.schemas.chainbridge.v1.GetAutoStakeResponse;
import org.ale.schemas.chainbridge.v1.GetChainResponse;
import org.ale.schemas.chainbridge.v1.GetProofRequest;
import org.ale.schemas.chainbridge.v1.GetProofResponse;
import org.ale.schemas.chainbridge.v1.GetSettlementRequest;
import org.ale.schemas.chainbridge.v1.GetSettlementResponse;
import org.ale.schemas.chainbridge.v1.Leaf;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.ale.schemas.chainbridge.v1.ListDepositsResponse;
import org.ale.schemas.chainbridge.v1.ListEpochsRequest;
import org.ale.schemas.chainbridge.v1.ListEpochsResponse;
import org.ale.schemas.chainbridge.v1.ListLeavesRequest;
import org.ale.schemas.chainbridge.v1.ListLeavesResponse;
import org.ale.schemas.chainbridge.v1.ListTransactionsRequest;
import org.ale.schemas.chainbridge.v1.ListTransactionsResponse;
import org.ale.schemas.chainbridge.v1.QuoteDepositRequest;
import org.ale.schemas.chainbridge.v1.QuoteDepositResponse;
import org.ale.schemas.chainbridge.v1.Token;

/** Answers from the read models and the market. */
@Singleton
final class Answers {
    private static final int PAGE_USUAL = 20;
    private static final int PAGE_MAX = 100;
    private static final int LEAVES_MAX = 10_000;
    private static final int SLIPPAGE_USUAL_BPS = 100;
    private static final int SLIPPAGE_MAX_BPS = 1_000;

    private final Settlement settlement;
    private final Lists lists;
    private final ReadYourWrites reads;
    private final Deployment deployment;
    private final Market market;
    private final AutoStakes autoStakes;
    private final Alarm alarm;

    @Inject
    Answers(
            Settlement settlement,
            Lists lists,
            ReadYourWrites reads,
            Deployment deployment,
            Market market,
            AutoStakes autoStakes,
            Alarm alarm) {
        this.settlement = settlement;
        this.lists = lists;
        this.reads = reads;
        this.deployment = deployment;
        this.market = market;
        this.autoStakes = autoStakes;
        this.alarm = alarm;
    }

    /** A question to a read model. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T answered(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new IllegalStateException("the settlement cannot be read", e);
        }
    }

    private void await(String token) {
        reads.await(SettlementProjection.NAME, token);
    }

    GetProofResponse proof(GetProofRequest request) {
        var worker = ChainBridgeApi.worker(request.getWorkerId());
        await(request.getToken());
        var standing = answered(() -> settlement.of(worker.value()));
        var response =
                GetProofResponse.newBuilder()
                        .setPendingBaseUnits(standing.pending().toString())
                        .setSettledBaseUnits(standing.settled().toString())
                        .setClaimedBaseUnits(standing.claimed().toString())
                        .setEpoch(standing.epoch())
                        .setRoot(standing.epoch() == 0 ? "" : standing.tree().root().hex());
        var account = standing.account();
        if (account != null) {
            response.setAccount(account.hex());
            standing.tree().proof(account).stream().map(Hash32::hex).forEach(response::addProof);
        }
        return response.build();
    }

    /** The setting is the chain's; what became of the last wish is the log's. */
    GetAutoStakeResponse autoStake(GetAutoStakeRequest request) {
        var worker = ChainBridgeApi.worker(request.getWorkerId());
        await(request.getToken());
        var wish = answered(() -> settlement.wish(worker.value()));
        var response =
                GetAutoStakeResponse.newBuilder()
                        .setWishedBps(wish.bps())
                        .setWishState(wish.state());
        var account = wish.account();
        if (account != null) {
            var setting = autoStakes.of(account);
            response.setAccount(account.hex()).setBps(setting.bps()).setNonce(setting.nonce());
        }
        return response.build();
    }

    /**
     * The bridge pays for carrying out a wish, so it asks the distributor first whether it would
     * take it. While another is on its way the decider refuses it, whatever it signs.
     *
     * @return whether the chain has what is wished already, so that a repeated wish is answered
     *     like the first and nothing is sent
     * @throws io.grpc.StatusRuntimeException if the distributor would refuse it
     */
    boolean holdsAlready(ChainCommand.RequestAutoStake wish) {
        var last = answered(() -> settlement.wish(wish.worker().value()));
        var account = last.account();
        if (account == null || last.isUnderway()) {
            return false;
        }
        var refusal =
                autoStakes.refusal(
                        new Intent.SetAutoStake(
                                account, wish.bps(), wish.deadline(), wish.signature()));
        if (refusal.isEmpty()) {
            return false;
        }
        var setting = autoStakes.of(account);
        if (setting.bps() == wish.bps()) {
            return true;
        }
        throw Arguments.invalid(
                "signature must be of %s, over bps, its nonce %d and a deadline to come (%s)"
                        .formatted(account, setting.nonce(), refusal.get()));
    }

    GetSettlementResponse settlement(GetSettlementRequest request) {
        await(request.getToken());
        var overall = answered(settlement::overall);
        return GetSettlementResponse.newBuilder()
                .setEpochPlanned(overall.planned())
                .setEpochFinal(overall.settled())
                .setRoot(overall.root())
                .setSettledBaseUnits(overall.settledUnits().toString())
                .setClaimedBaseUnits(overall.claimed().toString())
                .setPendingBaseUnits(overall.pending().toString())
                .setWaitingBaseUnits(overall.waiting().toString())
                .setDifferenceBaseUnits(overall.difference().toString())
                .setBlock(overall.block())
                .setOpenTransactions(overall.open())
                .setAlarm(alarm.reason())
                .setClaims(overall.claims())
                .setStakedBaseUnits(overall.staked().toString())
                .setMintedBaseUnits(overall.minted().toString())
                .setWaitingTwins(overall.waitingTwins())
                .build();
    }

    private static long before(String pageToken) {
        return pageToken.isEmpty()
                ? Long.MAX_VALUE
                : Arguments.checked("page_token", () -> Long.parseLong(pageToken));
    }

    ListEpochsResponse epochs(ListEpochsRequest request) {
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var page = answered(() -> lists.epochs(before(request.getPageToken()), size));
        var response = ListEpochsResponse.newBuilder().addAllEpochs(page);
        if (page.size() == size) {
            response.setNextPageToken(Long.toString(page.getLast().getPlanned().getEpoch()));
        }
        return response.build();
    }

    ListTransactionsResponse transactions(ListTransactionsRequest request) {
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var page = answered(() -> lists.transactions(before(request.getPageToken()), size));
        var response = ListTransactionsResponse.newBuilder().addAllTransactions(page);
        if (page.size() == size) {
            response.setNextPageToken(Long.toString(page.getLast().getNonce()));
        }
        return response.build();
    }

    ListLeavesResponse leaves(ListLeavesRequest request) {
        var size = Arguments.pageSize(request.getPageSize(), LEAVES_MAX, LEAVES_MAX);
        var epoch = request.getEpoch();
        var page = answered(() -> settlement.leaves(epoch, request.getPageToken(), size));
        var response =
                ListLeavesResponse.newBuilder()
                        .setDataHash(answered(() -> settlement.dataHash(epoch)));
        page.forEach((account, units) ->
                response.addLeaves(
                        Leaf.newBuilder()
                                .setAccount(account.hex())
                                .setCumulativeBaseUnits(units.toString())));
        if (page.size() == size) {
            response.setNextPageToken(page.lastKey().hex());
        }
        return response.build();
    }

    GetChainResponse chain() {
        var response = GetChainResponse.newBuilder().setChainId(deployment.chainId());
        deployment.contracts().forEach((name, each) -> response.putContracts(name, each.hex()));
        List<Market.Token> tokens = market.tokens();
        tokens.forEach(each ->
                response.addTokens(
                        Token.newBuilder()
                                .setAddress(each.address().hex())
                                .setSymbol(each.symbol())
                                .setDecimals(each.decimals())));
        return response.build();
    }

    QuoteDepositResponse quote(QuoteDepositRequest request) {
        var job = ChainBridgeApi.job(request.getJobId());
        var token = Arguments.checked("token", () -> Address.of(request.getToken()));
        var ale = ChainBridgeApi.units("ale_base_units", request.getAleBaseUnits());
        if (ale.compareTo(Ale.ZERO) <= 0) {
            throw Arguments.invalid("ale_base_units is not above zero");
        }
        var asked = request.getSlippageBpsMax();
        var slippage =
                asked == 0
                        ? SLIPPAGE_USUAL_BPS
                        : Arguments.within("slippage_bps_max", asked, 1, SLIPPAGE_MAX_BPS);
        var quote =
                market.quote(job, token, ale, slippage)
                        .orElseThrow(() ->
                                Status.FAILED_PRECONDITION
                                        .withDescription("TOKEN_NOT_LISTED: " + token)
                                        .asRuntimeException());
        return QuoteDepositResponse.newBuilder()
                .setToken(token.hex())
                .setAmountIn(quote.amountIn().toString())
                .setAleMinBaseUnits(quote.aleMin().toString())
                .setDeadline(quote.deadline())
                .setEscrow(deployment.contract(Deployment.ESCROW).hex())
                .setApproveCalldata(quote.approveCalldata())
                .setDepositCalldata(quote.depositCalldata())
                .setChainId(deployment.chainId())
                .build();
    }

    ListDepositsResponse deposits(ListDepositsRequest request) {
        var job = ChainBridgeApi.job(request.getJobId());
        await(request.getToken());
        return ListDepositsResponse.newBuilder()
                .addAllDeposits(answered(() -> lists.deposits(job.value())))
                .build();
    }
}
