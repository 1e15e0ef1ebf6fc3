/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.OnboardingSet;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobDraft;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingDealt;
import org.ale.schemas.log.v1.EventRecord;

/**
 * Newcomers at the sets of two communities, and clients who pay for those who pass: too few places
 * now, too many then, some withdrawn while somebody is about to take the last one.
 */
final class Newcomers {
    private static final int ASKED = 5;
    private static final int ITEMS = 12;
    private static final int PLACES_MAX = 6;
    private static final int AT_ONCE = 6;
    private static final int GUESSER_ONCE_IN = 4;

    /** Other numbers than those of the jobs that label: deposits are named after them. */
    private static final long JOBS_FROM = 1_000_000;

    private final Services services;
    private final ObservedFacts observed;
    private final Ears ears;
    private final Random random;
    private final List<CommunityId> communities = new ArrayList<>();
    private final Map<String, ArrayDeque<Task>> tasks = new LinkedHashMap<>();
    private final Set<JobId> offered = new LinkedHashSet<>();
    private long jobs = JOBS_FROM;
    private long people;
    private long ids;

    /** A task of a set that lies before a newcomer. */
    private record Task(CommunityId community, WorkerId worker, int version, int item) {}

    Newcomers(MemoryBroker broker, Services services, ObservedFacts observed, long seed) {
        this.services = services;
        this.observed = observed;
        ears = new Ears(broker);
        random = new Random(seed);
    }

    /** Communities whose founders give a set; the workers in them came before. */
    void begin(List<CommunityId> at) {
        communities.addAll(at);
        communities.forEach(this::define);
    }

    private String id() {
        return "n" + ++ids;
    }

    private void define(CommunityId community) {
        var items = new ArrayList<OnboardingSet.Item>();
        for (var item = 0; item < ITEMS; item++) {
            items.add(new OnboardingSet.Item("known " + item, truth(item)));
        }
        var set = new OnboardingSet("?", "", List.of("a", "b"), items, ASKED);
        send(community, new CommunityCommand.DefineOnboarding("f", set, Instant.EPOCH));
    }

    private static int truth(int item) {
        return item % 2;
    }

    /** Somebody begins, goes on, pays or withdraws. */
    void act() {
        ears.readOn(services.communities.aggregate().topics().events(), this::hear);
        if (random.nextInt(80) == 0) {
            offer();
        } else if (random.nextInt(200) == 0) {
            withdraw();
        } else if (random.nextInt(400) == 0) {
            define(any());
        } else if (tasks.size() < AT_ONCE && random.nextInt(4) == 0) {
            begin();
        } else if (!tasks.isEmpty()) {
            answer();
        }
    }

    private CommunityId any() {
        return communities.get(random.nextInt(communities.size()));
    }

    private void send(CommunityId community, CommunityCommand command) {
        services.communities.send(community.toString(), id(), command);
    }

    /** Some jobs are given up before they are paid. */
    private void offer() {
        var job = new JobId(new UUID(6, ++jobs));
        var community = any();
        var client = client(job);
        var places = 1 + random.nextInt(PLACES_MAX);
        var draft =
                new JobDraft(client, "n", TaskType.ONBOARDING, "", List.of(), "", places, "", 0);
        var budget = Ale.ofWhole(5L * places);
        var steps =
                List.of(
                        new JobCommand.DraftJob(job, community, draft, Instant.EPOCH),
                        new JobCommand.QuoteJob(
                                client,
                                budget,
                                CommunityParameters.BALANCED,
                                20_000,
                                ASKED,
                                Instant.EPOCH),
                        ChainMoney.funding(job, client, budget),
                        new JobCommand.OpenJob(client, Instant.EPOCH));
        var isPaid = random.nextInt(6) > 0;
        steps.subList(0, isPaid ? steps.size() : 2).forEach(step -> send(job, step));
        offered.add(job);
        if (isPaid) {
            observed.paid(job);
        } else {
            send(job, new JobCommand.CancelJob(client, Instant.EPOCH));
        }
    }

    private static ClientId client(JobId job) {
        return new ClientId(new UUID(4, job.value().getLeastSignificantBits() % 5));
    }

    private void send(JobId job, JobCommand command) {
        services.jobs.send(job.toString(), id(), command);
    }

    private void withdraw() {
        var list = new ArrayList<>(offered);
        if (!list.isEmpty()) {
            var job = list.get(random.nextInt(list.size()));
            send(job, new JobCommand.CancelJob(client(job), Instant.EPOCH));
            offered.remove(job);
        }
    }

    private void begin() {
        var worker = new WorkerId(new UUID(5, ++people));
        var command = new CommunityCommand.DealOnboarding(worker, random.nextLong(), Instant.EPOCH);
        send(any(), command);
    }

    private void hear(EventRecord record) {
        try {
            var event = CommunityEvent.parseFrom(record.getPayload());
            if (event.hasOnboardingDealt()) {
                dealt(CommunityId.of(record.getStreamId()), event.getOnboardingDealt());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void dealt(CommunityId community, OnboardingDealt dealt) {
        var worker = WorkerId.of(dealt.getWorkerId());
        var hand = tasks.computeIfAbsent(dealt.getWorkerId(), _ -> new ArrayDeque<>());
        dealt.getItemsList()
                .forEach(item -> hand.add(new Task(community, worker, dealt.getVersion(), item)));
    }

    /** Now and then an answer is sent twice: under its name, or as another. */
    private void answer() {
        var hands = new ArrayList<>(tasks.keySet());
        var name = hands.get(random.nextInt(hands.size()));
        var hand = tasks.getOrDefault(name, new ArrayDeque<>());
        var task = hand.removeFirst();
        if (hand.isEmpty()) {
            tasks.remove(name);
        }
        var person = task.worker().value().getLeastSignificantBits();
        var guesses = person % GUESSER_ONCE_IN == 0;
        var label = guesses ? random.nextInt(2) : truth(task.item());
        var command =
                new CommunityCommand.AnswerOnboarding(
                        task.worker(), task.version(), task.item(), label, Instant.EPOCH);
        var id = id();
        services.communities.send(task.community().toString(), id, command);
        if (random.nextInt(10) == 0) {
            var again = random.nextBoolean() ? id : id();
            services.communities.send(task.community().toString(), again, command);
        }
        if (hand.isEmpty() && !guesses) {
            var join = new CommunityCommand.JoinCommunity(task.worker(), List.of(), Instant.EPOCH);
            services.communities.send(task.community().toString(), id(), join);
        }
    }

    /** Nobody pays for more. */
    void end() {
        for (var job : offered) {
            send(job, new JobCommand.CancelJob(client(job), Instant.EPOCH));
        }
        offered.clear();
    }
}
