/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.api.communities.FoundingResource.Written;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.DefineOnboardingRequest;
import org.ale.schemas.communities.v1.OnboardingItem;
import org.ale.schemas.communities.v1.OnboardingSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** A founder says what a worker must know before he joins. */
@Path("/v1/communities/{communityId}/onboarding")
@Tag(name = "communities")
@ClientOnly
@RunOnVirtualThread
public final class OnboardingSetResource {
    private static final int ASKED_USUAL = 20;
    private static final int ASKED_MAX = 50;
    private static final int ITEMS_MAX = 500;
    private static final int LABELS_MAX = 20;
    private static final int TEXT_CHARACTERS_MAX = 2_000;
    private static final int LABEL_CHARACTERS_MAX = 100;

    private final CommunitiesService communities;
    private final CommunityLookup lookup;
    private final Idempotency idempotency;
    private final LastTokens tokens;
    private final Caller caller;

    OnboardingSetResource(
            @GrpcClient("communities") CommunitiesService communities,
            CommunityLookup lookup,
            Idempotency idempotency,
            LastTokens tokens,
            Caller caller) {
        this.communities = communities;
        this.lookup = lookup;
        this.idempotency = idempotency;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** An item with its known answer, a label's name. */
    @Schema(name = "OnboardingItem")
    public record ItemJson(@Nullable String content, @Nullable String gold) {}

    /** A set. */
    @Schema(
            name = "OnboardingSet",
            examples =
                    "{\"question\":\"Is it a leaf?\",\"labels\":[\"no\",\"yes\"],\"asked\":5,"
                            + "\"items\":[{\"content\":\"oak\",\"gold\":\"yes\"}]}")
    public record SetJson(
            @Nullable String question,
            @Nullable String instructions,
            @Nullable List<String> labels,
            @Nullable List<ItemJson> items,
            @Nullable Integer asked) {}

    @POST
    @Operation(
            operationId = "defineOnboarding",
            summary = "Require on-boarding",
            description = "A set of known items; who joins later must pass it.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response define(
            String communityId,
            @Nullable SetJson request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var body = Check.body(request);
        var id = Check.id("community", communityId);
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST onboarding " + id, body),
                ids -> {
                    lookup.requireFounded(id, client);
                    var answer =
                            Calls.await(
                                    communities.defineOnboarding(
                                            DefineOnboardingRequest.newBuilder()
                                                    .setCommandId(ids.command("onboarding"))
                                                    .setCommunityId(id)
                                                    .setActor(client.toString())
                                                    .setSet(set(body))
                                                    .build()));
                    var token = Rejections.require(answer.getResult());
                    return Answer.ok(new Written(id, tokens.written(Kind.COMMUNITY, id, token)));
                });
    }

    private static OnboardingSet set(SetJson body) {
        var labels = body.labels() == null ? List.<String>of() : body.labels();
        var items = body.items() == null ? List.<ItemJson>of() : body.items();
        Check.entries("labels", labels.size(), 2, LABELS_MAX);
        Check.entries("items", items.size(), 1, ITEMS_MAX);
        labels.forEach(label -> Check.text("labels", label, 1, LABEL_CHARACTERS_MAX));
        var asked = body.asked() == null ? ASKED_USUAL : body.asked();
        var set =
                OnboardingSet.newBuilder()
                        .setQuestion(
                                Check.text("question", body.question(), 1, TEXT_CHARACTERS_MAX))
                        .setInstructions(
                                Check.text(
                                        "instructions",
                                        body.instructions(),
                                        0,
                                        TEXT_CHARACTERS_MAX))
                        .addAllLabels(labels)
                        .setAsked(Check.number("asked", asked, 1, ASKED_MAX));
        items.forEach(item -> set.addItems(item(item, labels)));
        return set.build();
    }

    private static OnboardingItem item(ItemJson item, List<String> labels) {
        var label = labels.indexOf(String.valueOf(item.gold()));
        if (label < 0) {
            throw Problem.invalid("items.gold is one of labels.");
        }
        return OnboardingItem.newBuilder()
                .setContent(Check.text("items.content", item.content(), 1, TEXT_CHARACTERS_MAX))
                .setLabel(label)
                .build();
    }
}
