/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** Completes the published contract with what holds for all operations: tokens and problems. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Contract implements OASFilter {
    private static final String PROBLEM = "application/problem+json";
    private static final Map<String, Object> EXAMPLE =
            Map.of(
                    "type", "urn:ale:problem:job-not-found",
                    "title", "Job not found",
                    "status", 404,
                    "detail", "There is no such job.",
                    "code", "job-not-found",
                    "traceId", "4bf92f3577b34da6a3ce929d0e0e4736");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var paths = contract.getPaths().getPathItems();
        if (paths != null) {
            paths.forEach(Contract::complete);
        }
    }

    private static void complete(String path, PathItem item) {
        item.getOperations()
                .forEach((method, operation) -> {
                    addProblems(operation);
                    callers(path, method)
                            .forEach(caller ->
                                    operation.addSecurityRequirement(
                                            OASFactory.createSecurityRequirement()
                                                    .addScheme(caller)));
                });
    }

    private static void addProblems(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        var media = OASFactory.createMediaType().example(EXAMPLE);
        operation
                .getResponses()
                .setDefaultValue(
                        OASFactory.createAPIResponse()
                                .description("A problem with a stable code (RFC 9457).")
                                .content(OASFactory.createContent().addMediaType(PROBLEM, media)));
    }

    /** Whose token an operation takes; none means anybody. */
    private static List<String> callers(String path, PathItem.HttpMethod method) {
        if (path.equals("/v1/clients")
                || path.startsWith("/v1/workers")
                || path.startsWith("/v1/providers")) {
            return List.of();
        }
        var work =
                path.startsWith("/v1/me")
                        || path.endsWith("/members")
                        || path.endsWith("/deck")
                        || path.endsWith("/answers");
        if (work) {
            return List.of("worker");
        }
        var directory =
                path.equals("/v1/communities") || path.equals("/v1/communities/{communityId}");
        var chain = path.equals("/v1/chain") || path.equals("/v1/epochs");
        return chain || (directory && method == PathItem.HttpMethod.GET)
                ? List.of("client", "worker")
                : List.of("client");
    }
}
