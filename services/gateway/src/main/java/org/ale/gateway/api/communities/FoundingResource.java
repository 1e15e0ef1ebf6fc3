/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.kernel.TaskType;
import org.ale.schemas.communities.v1.CancelChangeRequest;
import org.ale.schemas.communities.v1.ChangeParametersRequest;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.FoundCommunityRequest;
import org.ale.schemas.payment.v1.GetLedgerRequest;
import org.ale.schemas.payment.v1.PaymentService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** What the founder of a community may do. */
@Path("/v1/communities")
@Tag(name = "communities")
@ClientOnly
@RunOnVirtualThread
public final class FoundingResource {
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int TOPIC_CHARACTERS_MAX = 500;
    private static final int WORD_CHARACTERS_MAX = 40;
    private static final int LIST_MAX = 40;

    private final CommunitiesService communities;
    private final PaymentService payment;
    private final CommunityLookup lookup;
    private final Idempotency idempotency;
    private final LastTokens tokens;
    private final Caller caller;

    FoundingResource(
            @GrpcClient("communities") CommunitiesService communities,
            @GrpcClient("payment") PaymentService payment,
            CommunityLookup lookup,
            Idempotency idempotency,
            LastTokens tokens,
            Caller caller) {
        this.communities = communities;
        this.payment = payment;
        this.lookup = lookup;
        this.idempotency = idempotency;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** A community to found. */
    @Schema(
            name = "FoundCommunity",
            examples = "{\"name\":\"Trees\",\"template\":\"BALANCED\",\"taskTypes\":[\"BINARY\"]}")
    public record Found(
            @Nullable String name,
            @Nullable String topic,
            @Nullable String template,
            @Nullable List<String> taskTypes,
            @Nullable Map<String, String> overrides,
            @Nullable List<RequirementJson> requirements) {}

    /** New parameters. */
    @Schema(name = "ChangeParameters", examples = "{\"overrides\":{\"minVotes\":\"3\"}}")
    public record Change(
            @Nullable Map<String, String> overrides,
            @Nullable List<RequirementJson> requirements,
            @Nullable String effectiveFrom) {}

    /** What was written. */
    @Schema(name = "CommunityWritten")
    public record Written(String communityId, String token) {}

    /** One account. */
    @Schema(name = "AccountBalance")
    public record BalanceJson(String account, String baseUnits) {}

    /** All accounts. */
    @Schema(name = "Ledger")
    public record Ledger(List<BalanceJson> balances, String imbalanceBaseUnits) {}

    @POST
    @Operation(
            operationId = "foundCommunity",
            summary = "Found a community",
            description = "From a template, with overrides.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "201")
    public Response found(
            @Nullable Found request, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var body = Check.body(request);
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST /v1/communities", body),
                ids -> {
                    requireKnown(body.requirements());
                    var id = ids.uuid("community").toString();
                    var message = message(body).setCommunityId(id).setFounder(client.toString());
                    var answer =
                            Calls.await(
                                    communities.foundCommunity(
                                            message.setCommandId(ids.command("found")).build()));
                    var token = Rejections.require(answer.getResult());
                    return Answer.created(
                            new Written(id, tokens.written(Kind.COMMUNITY, id, token)));
                });
    }

    /** Nobody could ever join a community that asks for work in one that is not there. */
    private void requireKnown(@Nullable List<RequirementJson> requirements) {
        if (requirements != null) {
            Check.entries("requirements", requirements.size(), 0, LIST_MAX);
            requirements.stream()
                    .map(each -> each.message().getCommunityId())
                    .filter(each -> !each.isEmpty())
                    .distinct()
                    .forEach(lookup::require);
        }
    }

    private static FoundCommunityRequest.Builder message(Found body) {
        var message =
                FoundCommunityRequest.newBuilder()
                        .setName(Check.text("name", body.name(), 1, NAME_CHARACTERS_MAX))
                        .setTopic(Check.text("topic", body.topic(), 0, TOPIC_CHARACTERS_MAX))
                        .setTemplate(
                                Check.text("template", body.template(), 1, WORD_CHARACTERS_MAX))
                        .putAllOverrides(OverridesCheck.of(body.overrides()));
        if (body.taskTypes() != null) {
            Check.entries("taskTypes", body.taskTypes().size(), 0, LIST_MAX);
            body.taskTypes()
                    .forEach(type ->
                            message.addTaskTypes(Check.word("taskTypes", type, TaskType.VOTED)));
        }
        if (body.requirements() != null) {
            body.requirements().forEach(each -> message.addRequirements(each.message()));
        }
        return message;
    }

    @POST
    @Path("/{communityId}/parameters")
    @Operation(
            operationId = "changeParameters",
            summary = "Change parameters",
            description = "After the community's delay; pools keep what they were opened with.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response change(
            String communityId,
            @Nullable Change request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var body = Check.body(request);
        var id = Check.id("community", communityId);
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST parameters " + id, body),
                ids -> {
                    lookup.requireFounded(id, client);
                    requireKnown(body.requirements());
                    var message = message(body).setCommunityId(id).setActor(client.toString());
                    var answer =
                            Calls.await(
                                    communities.changeParameters(
                                            message.setCommandId(ids.command("parameters"))
                                                    .build()));
                    var token = Rejections.require(answer.getResult());
                    return Answer.ok(new Written(id, tokens.written(Kind.COMMUNITY, id, token)));
                });
    }

    @POST
    @Path("/{communityId}/parameters/{version}/cancel")
    @Operation(
            operationId = "cancelParameterChange",
            summary = "Cancel a pending change",
            description = "The latest, before it holds, unless members voted for it.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response cancel(
            String communityId, int version, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("community", communityId);
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST cancel " + version + " " + id, null),
                ids -> {
                    lookup.requireFounded(id, client);
                    var answer =
                            Calls.await(
                                    communities.cancelChange(
                                            CancelChangeRequest.newBuilder()
                                                    .setCommandId(ids.command("cancel"))
                                                    .setCommunityId(id)
                                                    .setActor(client.toString())
                                                    .setVersion(version)
                                                    .build()));
                    var token = Rejections.require(answer.getResult());
                    return Answer.ok(new Written(id, tokens.written(Kind.COMMUNITY, id, token)));
                });
    }

    private static ChangeParametersRequest.Builder message(Change body) {
        var message =
                ChangeParametersRequest.newBuilder()
                        .putAllOverrides(OverridesCheck.of(body.overrides()))
                        .setEffectiveFromMillis(millis(body.effectiveFrom()));
        if (body.requirements() != null) {
            message.setRequirements(RequirementJson.list(body.requirements()));
        }
        return message;
    }

    private static long millis(@Nullable String time) {
        if (time == null || time.isEmpty()) {
            return 0;
        }
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw Problem.invalid("effectiveFrom is not an ISO-8601 time in UTC.");
        }
    }

    @GET
    @Path("/{communityId}/ledger")
    @Operation(
            operationId = "getLedger",
            summary = "All balances",
            description = "They sum to zero.")
    public Ledger ledger(String communityId) {
        var id = Check.id("community", communityId);
        lookup.requireFounded(id, caller.client());
        var ledger =
                Calls.await(
                        payment.getLedger(
                                GetLedgerRequest.newBuilder().setCommunityId(id).build()));
        return new Ledger(
                ledger.getBalancesList().stream()
                        .map(each -> new BalanceJson(each.getAccount(), each.getBaseUnits()))
                        .toList(),
                ledger.getImbalanceBaseUnits());
    }
}
