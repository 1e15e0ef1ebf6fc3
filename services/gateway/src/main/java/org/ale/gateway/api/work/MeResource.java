/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Times;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.Problem;
import org.ale.schemas.payment.v1.GetEarningsRequest;
import org.ale.schemas.payment.v1.GetReceiptRequest;
import org.ale.schemas.payment.v1.ListReceiptsRequest;
import org.ale.schemas.payment.v1.PaymentService;
import org.ale.schemas.reputation.v1.ListChangesRequest;
import org.ale.schemas.reputation.v1.ReputationService;
import org.ale.schemas.reputation.v1.ReputationView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a worker has: outcomes, reputation, money, and why. */
@Path("/v1/me")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class MeResource {
    private static final int TOKEN_CHARACTERS_MAX = 200;
    private final PaymentService payment;
    private final ReputationService reputation;
    private final Scores scores;
    private final Caller caller;

    MeResource(
            @GrpcClient("payment") PaymentService payment,
            @GrpcClient("reputation") ReputationService reputation,
            Scores scores,
            Caller caller) {
        this.payment = payment;
        this.reputation = reputation;
        this.scores = scores;
        this.caller = caller;
    }

    /**
     * What became of one of my answers.
     *
     * @param unpaidBecause why nothing is paid: POT_SHARED_BEFORE, he came after the pool was paid;
     *     ESCROW_CLOSED_ON_CHAIN, the job's money had gone back to its client
     */
    @Schema(name = "Outcome")
    public record OutcomeJson(
            String poolId,
            String communityId,
            String outcome,
            String paidBaseUnits,
            String at,
            String position,
            @Nullable String unpaidBecause) {}

    /** A page of outcomes. */
    @Schema(name = "OutcomePage")
    public record OutcomePage(List<OutcomeJson> outcomes, String nextPageToken) {}

    /** My reputation in a community; hidden until enough tasks are finished. */
    @Schema(name = "Reputation")
    public record ReputationJson(
            String communityId,
            int finished,
            int won,
            boolean visible,
            @Nullable Long reputationMicro,
            @Nullable Integer level) {
        static ReputationJson of(ReputationView view) {
            return new ReputationJson(
                    view.getCommunityId(),
                    view.getFinished(),
                    view.getWon(),
                    view.getVisible(),
                    view.getVisible() ? view.getReputationMicro() : null,
                    view.getVisible() ? view.getLevel() : null);
        }
    }

    /** My reputation everywhere. */
    @Schema(name = "Reputations")
    public record Reputations(List<ReputationJson> reputations) {}

    /** One change of my reputation. */
    @Schema(name = "ReputationChange")
    public record ChangeJson(
            String communityId,
            String poolId,
            long gainMicro,
            long reputationMicro,
            String reason,
            String at) {}

    /** A page of changes. */
    @Schema(name = "ReputationChangePage")
    public record ChangePage(List<ChangeJson> changes, String nextPageToken) {}

    /** What I earned in a community, and how much of it is settled on the chain. */
    @Schema(name = "Balance")
    public record BalanceJson(String communityId, String baseUnits, String settledBaseUnits) {}

    /** My balances. */
    @Schema(name = "Earnings")
    public record Earnings(
            List<BalanceJson> balances, String totalBaseUnits, String settledBaseUnits) {}

    @GET
    @Path("/outcomes")
    @Operation(
            operationId = "listMyOutcomes",
            summary = "What became of my answers",
            description = "Newest first.")
    public OutcomePage outcomes(
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var page =
                Calls.await(
                        payment.listReceipts(
                                ListReceiptsRequest.newBuilder()
                                        .setWorkerId(caller.worker().toString())
                                        .setPageSize(Check.page(pageSize))
                                        .setPageToken(token(pageToken))
                                        .build()));
        return new OutcomePage(
                page.getReceiptsList().stream()
                        .map(each ->
                                new OutcomeJson(
                                        each.getPoolId(),
                                        each.getCommunityId(),
                                        each.getOutcome(),
                                        each.getPaidBaseUnits(),
                                        Times.iso(each.getAtMillis()),
                                        each.getPosition(),
                                        ReceiptJson.reason(each)))
                        .toList(),
                page.getNextPageToken());
    }

    private static String token(String pageToken) {
        return Check.text("pageToken", pageToken, 0, TOKEN_CHARACTERS_MAX);
    }

    @GET
    @Path("/reputation")
    @Operation(operationId = "getMyReputation", summary = "My reputation in each community")
    public Reputations reputation() {
        var found = scores.of(caller.worker().toString());
        return new Reputations(found.stream().map(ReputationJson::of).toList());
    }

    @GET
    @Path("/reputation/changes")
    @Operation(
            operationId = "listMyReputationChanges",
            summary = "What moved my reputation",
            description = "Newest first.")
    public ChangePage changes(
            @RestQuery @DefaultValue("") String communityId,
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var request =
                ListChangesRequest.newBuilder()
                        .setWorkerId(caller.worker().toString())
                        .setPageSize(Check.page(pageSize))
                        .setPageToken(token(pageToken));
        if (!communityId.isEmpty()) {
            request.setCommunityId(Check.uuid("communityId", communityId).toString());
        }
        var page = Calls.await(reputation.listChanges(request.build()));
        return new ChangePage(
                page.getChangesList().stream()
                        .map(each ->
                                new ChangeJson(
                                        each.getCommunityId(),
                                        each.getPoolId(),
                                        each.getGainMicro(),
                                        each.getReputationMicro(),
                                        each.getReason(),
                                        Times.iso(each.getAtMillis())))
                        .toList(),
                page.getNextPageToken());
    }

    @GET
    @Path("/earnings")
    @Operation(operationId = "getMyEarnings", summary = "My balance in each community")
    public Earnings earnings() {
        var found =
                Calls.await(
                        payment.getEarnings(
                                GetEarningsRequest.newBuilder()
                                        .setWorkerId(caller.worker().toString())
                                        .build()));
        return new Earnings(
                found.getBalancesList().stream()
                        .map(each ->
                                new BalanceJson(
                                        each.getCommunityId(),
                                        each.getBaseUnits(),
                                        each.getSettledBaseUnits()))
                        .toList(),
                found.getTotalBaseUnits(),
                found.getSettledBaseUnits());
    }

    @GET
    @Path("/receipts/{poolId}")
    @Operation(
            operationId = "getMyReceipt",
            summary = "Why this amount",
            description =
                    "The pool, the weights, the formula. Reputation is null until it is shown.")
    public ReceiptJson receipt(String poolId) {
        var worker = caller.worker().toString();
        var pool = Check.pool("poolId", poolId);
        var shownIn = scores.shownIn(worker);
        var found =
                Calls.await(
                        payment.getReceipt(
                                GetReceiptRequest.newBuilder()
                                        .setWorkerId(worker)
                                        .setPoolId(pool)
                                        .addAllShownCommunityIds(shownIn)
                                        .build()));
        if (!found.hasReceipt()) {
            throw Problem.notFound(
                    "receipt-not-found", "You had no part in this task, or it is still open.");
        }
        var receipt = found.getReceipt();
        return ReceiptJson.of(receipt, worker, shownIn.contains(receipt.getCommunityId()));
    }
}
