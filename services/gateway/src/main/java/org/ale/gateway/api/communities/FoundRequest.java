/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import java.util.List;
import java.util.Map;
import org.ale.gateway.api.Check;
import org.ale.gateway.problem.Problem;
import org.ale.schemas.communities.v1.FoundCommunityRequest;
import org.ale.schemas.type.v1.Requirement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A community to found.
 *
 * @param template STRICT or BALANCED
 * @param taskTypes none means all
 * @param overrides parameters by the names of the rule book
 * @param requirements what a worker must have shown elsewhere
 */
@Schema(
        name = "FoundCommunity",
        examples =
                "{\"name\":\"Trees\",\"topic\":\"Leaves and bark\",\"template\":\"BALANCED\","
                        + "\"taskTypes\":[\"BINARY\"],\"overrides\":{\"minVotes\":\"3\"}}")
public record FoundRequest(
        @Nullable String name,
        @Nullable String topic,
        @Nullable String template,
        @Nullable List<String> taskTypes,
        @Nullable Map<String, String> overrides,
        @Nullable List<RequirementJson> requirements) {
    private static final int LIST_MAX = 50;

    /** What a worker must have shown in a named community. */
    @Schema(name = "Requirement")
    public record RequirementJson(
            @Nullable String communityId,
            long minReputationMicro,
            int minAccuracyBps,
            int minFinished) {
        Requirement encode() {
            return Requirement.newBuilder()
                    .setCommunityId(Check.uuid("requirements/communityId", communityId).toString())
                    .setMinReputationMicro(minReputationMicro)
                    .setMinAccuracyBps(minAccuracyBps)
                    .setMinFinished(minFinished)
                    .build();
        }
    }

    /** The wire form without ids; 400 if a field is wrong. */
    FoundCommunityRequest.Builder encode() {
        var request =
                FoundCommunityRequest.newBuilder()
                        .setName(Check.text("name", name, 3, 60))
                        .setTopic(Check.text("topic", topic, 0, 500))
                        .setTemplate(Check.text("template", template, 1, 20))
                        .putAllOverrides(overrides(overrides));
        for (String type : taskTypes == null ? List.<String>of() : taskTypes) {
            request.addTaskTypes(Check.text("taskTypes", type, 1, 40));
        }
        if (requirements != null) {
            requirements.forEach(requirement -> request.addRequirements(requirement.encode()));
        }
        if (request.getTaskTypesCount() > LIST_MAX || request.getRequirementsCount() > LIST_MAX) {
            throw Problem.invalid("A list has at most " + LIST_MAX + " entries.");
        }
        return request;
    }

    static Map<String, String> overrides(@Nullable Map<String, String> overrides) {
        if (overrides == null) {
            return Map.of();
        }
        if (overrides.size() > LIST_MAX) {
            throw Problem.invalid("overrides has at most " + LIST_MAX + " entries.");
        }
        overrides.forEach(
                (name, value) -> {
                    Check.text("overrides", name, 1, 60);
                    Check.text("overrides/" + name, value, 1, 100);
                });
        return overrides;
    }
}
