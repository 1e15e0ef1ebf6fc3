/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static java.util.Objects.requireNonNull;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.gateway.identity.AnyCaller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.identity.WorkerOnly;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Completes the published contract with what holds for all operations: tokens, problems, what
 * parameters mean. It reads the annotations that the running gateway obeys, so that the two cannot
 * differ.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Contract implements OASFilter {
    private static final String PROBLEM = "application/problem+json";
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final Map<String, Object> EXAMPLE =
            Map.of(
                    "type", "urn:ale:problem:job-not-found",
                    "title", "Job not found",
                    "status", 404,
                    "detail", "There is no such job.",
                    "code", "job-not-found",
                    "traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
    private static final Map<String, String> PARAMETERS =
            Map.ofEntries(
                    Map.entry("communityId", "A community's UUID."),
                    Map.entry(
                            "jobId",
                            "A job's UUID; another client's job is not found, except by the"
                                    + " founder of its community where the path names both."),
                    Map.entry("workerId", "A worker's UUID."),
                    Map.entry("poolId", "<job>:<item>, as a task or an outcome names it."),
                    Map.entry("proposal", "A proposal's number in its community, from 1."),
                    Map.entry("epoch", "An epoch's number, from 1."),
                    Map.entry("version", "The version of the parameters that is pending."),
                    Map.entry("format", "jsonl or csv."),
                    Map.entry("season", "A year and its quarter, 2026-Q4; empty is now."),
                    Map.entry("pageSize", "Entries of a page, 1 to 100."),
                    Map.entry("pageToken", "nextPageToken of the page before; empty begins."),
                    Map.entry("token", "An answer's token: wait until it has been read here."),
                    Map.entry(
                            "Idempotency-Key",
                            "1 to 64 characters: the same key and body get the same answer."),
                    Map.entry("Last-Event-ID", "The last id that was heard: resumes behind it."),
                    Map.entry("Stripe-Signature", "Stripe's signature of the body."));

    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final NullableFields nullables;

    /** The contract of the resources in this index. */
    public Contract(IndexView index) {
        nullables = new NullableFields(index);
        for (var operation : index.getAnnotations(OPERATION)) {
            methods.put(operation.value("operationId").asString(), operation.target().asMethod());
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var paths = contract.getPaths().getPathItems();
        if (paths != null) {
            paths.values().forEach(path -> path.getOperations().values().forEach(this::complete));
        }
        var schemas = contract.getComponents().getSchemas();
        if (schemas != null && schemas.get("Problem") != null) {
            schemas.get("Problem").setDescription("The codes:\n\n" + codes());
            nullables.tell(schemas);
        }
    }

    private static String codes() {
        try (var table = Contract.class.getResourceAsStream("/problems.md")) {
            return new String(
                    requireNonNull(table, "problems.md").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void complete(Operation operation) {
        var method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("an operation without an operationId: " + operation);
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Contract::describe);
        }
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        tellStatus(method, operation.getResponses());
        addProblems(operation.getResponses());
        callers(method)
                .forEach(caller ->
                        operation.addSecurityRequirement(
                                OASFactory.createSecurityRequirement().addScheme(caller)));
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
    }

    private static void tellStatus(MethodInfo method, APIResponses responses) {
        var status = method.annotation(DotName.createSimple(ResponseStatus.class));
        var usual = responses.getAPIResponse("200");
        if (status != null && usual != null) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse(Integer.toString(status.value().asInt()), usual);
        }
    }

    /** One description of all of them; the scanner's own 400 would say nothing. */
    private static void addProblems(APIResponses responses) {
        responses.removeAPIResponse("400");
        var media =
                OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("Problem"))
                        .example(EXAMPLE);
        responses.setDefaultValue(
                OASFactory.createAPIResponse()
                        .description("A problem with a stable code (RFC 9457).")
                        .content(OASFactory.createContent().addMediaType(PROBLEM, media)));
    }

    /** Whose token an operation takes; none means anybody. */
    private static List<String> callers(MethodInfo method) {
        if (isBehind(method, AnyCaller.class)) {
            return List.of("client", "worker");
        }
        if (isBehind(method, ClientOnly.class)) {
            return List.of("client");
        }
        return isBehind(method, WorkerOnly.class) ? List.of("worker") : List.of();
    }

    private static boolean isBehind(MethodInfo method, Class<?> door) {
        var name = DotName.createSimple(door);
        return method.hasAnnotation(name) || method.declaringClass().hasDeclaredAnnotation(name);
    }
}
