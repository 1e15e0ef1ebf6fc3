/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.ale.gateway.api.Times;
import org.ale.schemas.communities.v1.OnboardingView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How I stand at a community's on-boarding set.
 *
 * @param state NONE, OPEN, RUNNING, FAILED or PASSED
 * @param answered answers to the attempt that runs
 * @param correct right answers of my last attempt; null before its end
 * @param retryAt when I may try again; null unless I failed
 * @param potBaseUnits what the next newcomer who passes is paid; 0 if no job pays, or I have passed
 * @param placeId the place that paid me for passing, which has a receipt as a pool has; null if
 *     none
 */
@Schema(name = "Onboarding")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OnboardingJson(
        String communityId,
        String state,
        int asked,
        int correctMin,
        int answered,
        @Nullable Integer correct,
        @Nullable String retryAt,
        String potBaseUnits,
        @Nullable String placeId) {
    static OnboardingJson of(OnboardingView view) {
        var failed = view.getRetryAtMillis() > 0;
        return new OnboardingJson(
                view.getCommunityId(),
                view.getState(),
                view.getAsked(),
                view.getCorrectMin(),
                view.getAnswered(),
                failed || view.getState().equals("PASSED") ? view.getCorrect() : null,
                failed ? Times.iso(view.getRetryAtMillis()) : null,
                view.getPotBaseUnits(),
                view.getPlaceId().isEmpty() ? null : view.getPlaceId());
    }
}
