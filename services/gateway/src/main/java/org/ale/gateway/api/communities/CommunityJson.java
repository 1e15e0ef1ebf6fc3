/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Map;
import org.ale.gateway.api.Times;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.type.v1.CommunityParameters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A community as people's programs read it. */
@Schema(name = "Community")
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
        Map<String, Object> parameters,
        @Nullable OnboardingAsk onboarding,
        List<PendingJson> pending) {

    /** A change that does not hold yet. */
    @Schema(name = "PendingChange")
    public record PendingJson(int version, String effectiveFrom, Map<String, Object> parameters) {}

    /**
     * What a worker must know before he joins.
     *
     * @param asked known items that he is asked
     * @param correctMin how many he must get right
     * @param potBaseUnits what the next who passes is paid; 0 if no job pays
     * @param placesLeft how many newcomers jobs still pay
     */
    @Schema(name = "OnboardingAsk")
    public record OnboardingAsk(int asked, int correctMin, String potBaseUnits, int placesLeft) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence();

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
                json(view.getParameters()),
                view.getOnboardingAsked() == 0
                        ? null
                        : new OnboardingAsk(
                                view.getOnboardingAsked(),
                                view.getOnboardingCorrectMin(),
                                view.getOnboardingPotBaseUnits(),
                                view.getOnboardingPlacesLeft()),
                view.getPendingList().stream()
                        .map(each ->
                                new PendingJson(
                                        each.getVersion(),
                                        Times.iso(each.getEffectiveFromMillis()),
                                        json(each.getParameters())))
                        .toList());
    }

    private static Map<String, Object> json(CommunityParameters parameters) {
        try {
            return JSON.readValue(PRINTER.print(parameters), PARAMETERS);
        } catch (InvalidProtocolBufferException | JsonProcessingException e) {
            throw new IllegalStateException("parameters are plain numbers and words", e);
        }
    }
}
