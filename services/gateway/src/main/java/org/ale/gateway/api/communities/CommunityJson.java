/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.schemas.communities.v1.CommunityView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A community with its rules.
 *
 * @param parameters by the names of the rule book, e.g. {@code minVotes}
 */
@Schema(
        name = "Community",
        examples =
                """
                {"communityId":"7c0c8f50-9a3e-4a63-9a0b-0d8a1a9e0b11","name":"Trees","topic":"Leaves",
                "template":"BALANCED","taskTypes":["BINARY"],"stage":"USER_GENERATED","members":12,
                "founder":"6fd2f9a3-2a36-4a7c-9d3c-0f5f0c1c9a11","parametersVersion":1,
                "parameters":{"consensusRule":"BAYESIAN","minVotes":2}}""")
public record CommunityJson(
        String communityId,
        String name,
        String topic,
        String template,
        List<String> taskTypes,
        String stage,
        int members,
        String founder,
        int parametersVersion,
        Map<String, Object> parameters) {

    static CommunityJson of(CommunityView view) {
        return new CommunityJson(
                view.getCommunityId(),
                view.getName(),
                view.getTopic(),
                view.getTemplate(),
                view.getTaskTypesList(),
                view.getStage(),
                view.getMembers(),
                view.getFounder(),
                view.getParametersVersion(),
                fields(view.getParameters()));
    }

    private static Map<String, Object> fields(Message message) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : message.getDescriptorForType().getFields()) {
            fields.put(field.getJsonName(), value(message.getField(field)));
        }
        return fields;
    }

    private static Object value(Object value) {
        return switch (value) {
            case List<?> values -> values.stream().map(CommunityJson::value).toList();
            case Message message -> fields(message);
            default -> value;
        };
    }
}
