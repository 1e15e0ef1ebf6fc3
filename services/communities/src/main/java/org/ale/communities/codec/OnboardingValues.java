/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.OnboardingSet;
import org.ale.schemas.communities.v1.OnboardingAnswered;
import org.ale.schemas.communities.v1.OnboardingDealt;
import org.ale.schemas.communities.v1.OnboardingDefined;
import org.ale.schemas.communities.v1.OnboardingFailed;
import org.ale.schemas.communities.v1.OnboardingItem;
import org.ale.schemas.communities.v1.OnboardingPassed;
import org.ale.schemas.communities.v1.PlacesClosed;
import org.ale.schemas.communities.v1.PlacesOpened;

/** On-boarding on the wire. */
public final class OnboardingValues {
    private OnboardingValues() {}

    static org.ale.schemas.communities.v1.OnboardingSet onWire(OnboardingSet set) {
        var message =
                org.ale.schemas.communities.v1.OnboardingSet.newBuilder()
                        .setQuestion(set.question())
                        .setInstructions(set.instructions())
                        .addAllLabels(set.labels())
                        .setAsked(set.asked());
        for (var item : set.items()) {
            message.addItems(
                    OnboardingItem.newBuilder().setContent(item.content()).setLabel(item.label()));
        }
        return message.build();
    }

    /** Reads a set. */
    public static OnboardingSet set(org.ale.schemas.communities.v1.OnboardingSet message) {
        return new OnboardingSet(
                message.getQuestion(),
                message.getInstructions(),
                message.getLabelsList(),
                message.getItemsList().stream()
                        .map(item -> new OnboardingSet.Item(item.getContent(), item.getLabel()))
                        .toList(),
                message.getAsked());
    }

    static OnboardingDefined onWire(CommunityEvent.OnboardingDefined defined) {
        return OnboardingDefined.newBuilder()
                .setCommunityId(defined.community().toString())
                .setVersion(defined.version())
                .setSet(onWire(defined.set()))
                .build();
    }

    static OnboardingDealt onWire(CommunityEvent.OnboardingDealt dealt) {
        return OnboardingDealt.newBuilder()
                .setCommunityId(dealt.community().toString())
                .setWorkerId(dealt.worker().toString())
                .setVersion(dealt.version())
                .addAllItems(dealt.items())
                .build();
    }

    static OnboardingAnswered onWire(CommunityEvent.OnboardingAnswered answered) {
        return OnboardingAnswered.newBuilder()
                .setCommunityId(answered.community().toString())
                .setWorkerId(answered.worker().toString())
                .setVersion(answered.version())
                .setItem(answered.item())
                .setLabel(answered.label())
                .build();
    }

    static OnboardingPassed onWire(CommunityEvent.OnboardingPassed passed) {
        var message =
                OnboardingPassed.newBuilder()
                        .setCommunityId(passed.community().toString())
                        .setWorkerId(passed.worker().toString())
                        .setCorrect(passed.correct())
                        .setAsked(passed.asked());
        if (passed.place() != null) {
            message.setPlaceId(passed.place().toString());
        }
        return message.build();
    }

    static OnboardingFailed onWire(CommunityEvent.OnboardingFailed failed) {
        return OnboardingFailed.newBuilder()
                .setCommunityId(failed.community().toString())
                .setWorkerId(failed.worker().toString())
                .setCorrect(failed.correct())
                .setAsked(failed.asked())
                .build();
    }

    static PlacesOpened onWire(CommunityEvent.PlacesOpened opened) {
        return PlacesOpened.newBuilder()
                .setCommunityId(opened.community().toString())
                .setJobId(opened.jobId().toString())
                .setPlaces(opened.places())
                .setPotBaseUnits(opened.pot().toString())
                .build();
    }

    static PlacesClosed onWire(CommunityEvent.PlacesClosed closed) {
        return PlacesClosed.newBuilder()
                .setCommunityId(closed.community().toString())
                .setJobId(closed.jobId().toString())
                .build();
    }
}
