/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingPassed;
import org.ale.schemas.communities.v1.PlacesClosed;
import org.ale.schemas.communities.v1.PlacesOpened;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.payment.v1.PotSplit;

/**
 * Who passed an on-boarding set knew it, and was given the place that was his turn: those of the
 * job that opened first, one after the other. Each place is paid to him who has it.
 */
final class OnboardingCheck {
    private final Findings findings;
    private final Map<String, Community> communities = new HashMap<>();
    private final Map<String, PlacesOpened> opened = new LinkedHashMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();

    OnboardingCheck(Findings findings) {
        this.findings = findings;
    }

    private static final class Community {
        final AuditedAttempts attempts;
        final Map<String, PlacesOpened> open = new LinkedHashMap<>();

        Community(Findings findings) {
            attempts = new AuditedAttempts(findings);
        }
    }

    /** Checks one fact of the communities' log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = CommunityEvent.parseFrom(entry.event().getPayload());
        var community =
                communities.computeIfAbsent(
                        entry.event().getStreamId(), _ -> new Community(findings));
        switch (event.getEventCase()) {
            case ONBOARDING_DEFINED -> community.attempts.define(event.getOnboardingDefined());
            case ONBOARDING_DEALT -> community.attempts.deal(entry, event.getOnboardingDealt());
            case ONBOARDING_ANSWERED ->
                    community.attempts.answer(entry, event.getOnboardingAnswered());
            case ONBOARDING_FAILED -> {
                var failed = event.getOnboardingFailed();
                community.attempts.end(entry, failed.getWorkerId(), failed.getCorrect(), false);
            }
            case ONBOARDING_PASSED -> {
                var passed = event.getOnboardingPassed();
                community.attempts.end(entry, passed.getWorkerId(), passed.getCorrect(), true);
                place(entry, community, passed);
            }
            case PLACES_OPENED -> {
                var places = event.getPlacesOpened();
                community.open.put(places.getJobId(), places);
                if (opened.put(places.getJobId(), places) != null) {
                    findings.add("places-opened-twice", entry.place(), places.getJobId());
                }
            }
            case PLACES_CLOSED -> closed(community, event.getPlacesClosed());
            case FOUNDED,
                    PARAMETERS_CHANGED,
                    CHANGE_CANCELLED,
                    PROPOSAL_OPENED,
                    BALLOT_CAST,
                    PROPOSAL_PASSED,
                    PROPOSAL_REJECTED,
                    MEMBER_JOINED,
                    EVENT_NOT_SET -> {}
        }
    }

    private void place(LogEntry entry, Community community, OnboardingPassed passed) {
        var due = "";
        for (var places : community.open.values()) {
            var taken = given.getOrDefault(places.getJobId(), 0);
            if (taken < places.getPlaces()) {
                due = places.getJobId() + ":" + taken;
                given.merge(places.getJobId(), 1, Integer::sum);
                break;
            }
        }
        findings.expect("place", entry.place(), due, passed.getPlaceId());
        if (!due.isEmpty()) {
            findings.checked("places for newcomers");
            holders.put(due, passed.getWorkerId());
        }
    }

    private static void closed(Community community, PlacesClosed closed) {
        community.open.remove(closed.getJobId());
    }

    /** Places are those that a job offered. */
    void offered(LogEntry entry) throws InvalidProtocolBufferException {
        var event = JobEvent.parseFrom(entry.event().getPayload());
        if (!event.hasPlacesOffered()) {
            return;
        }
        var places = opened.remove(event.getJobId());
        if (places != null) {
            var offered = event.getPlacesOffered();
            findings.expect("places", entry.place(), offered.getPlaces(), places.getPlaces());
            findings.expect(
                    "places-pot",
                    entry.place(),
                    offered.getPotBaseUnits(),
                    places.getPotBaseUnits());
        }
    }

    /** Places that no job offered. */
    void finish() {
        opened.keySet().forEach(job -> findings.add("places-not-offered", "communities", job));
    }

    /** A place is paid whole to the one who has it. */
    void paid(LogEntry entry, PotSplit split) {
        findings.checked("paid newcomers");
        var place = entry.place();
        findings.expect("newcomers", place, 1, split.getPayeesCount());
        for (var payee : split.getPayeesList()) {
            findings.expect("newcomer", place, holder(split.getPoolId()), payee.getWorkerId());
            findings.expect("payout", place, split.getPotBaseUnits(), payee.getPaidBaseUnits());
            findings.expect("newcomer-gain", place, 0L, payee.getGainMicro());
        }
    }

    /** Who has a place. */
    String holder(String place) {
        return holders.getOrDefault(place, "nobody");
    }

    /** How many newcomers a job has to pay. */
    int given(String job) {
        return given.getOrDefault(job, 0);
    }
}
