/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.communities.domain.CommunityCommand;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.jobs.domain.Item;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobDraft;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/**
 * Clients and workers with their moods: they cancel, dawdle, repeat themselves and answer too late.
 */
final class World {
    private static final int COMMUNITIES = 6;
    private static final int WORKERS = 24;
    private static final int ITEMS = 60;
    private static final int DAWDLE_ONCE_IN = 20;

    private final MemoryBroker broker;
    private final Services services;
    private final Random random;
    private final List<CommunityId> communities = new ArrayList<>();
    private final List<WorkerId> workers = new ArrayList<>();
    private final ObservedFacts observed;
    private final List<Runnable> late = new ArrayList<>();
    private long ids;
    private long jobs;

    World(MemoryBroker broker, Services services, ObservedFacts observed, long seed) {
        this.broker = broker;
        this.services = services;
        this.observed = observed;
        random = new Random(seed);
    }

    private static Instant unknown() {
        return Instant.EPOCH;
    }

    private String id() {
        return "w" + ++ids;
    }

    /** Communities of both templates, and members in all of them. */
    void begin() {
        for (var number = 0; number < WORKERS; number++) {
            workers.add(new WorkerId(new UUID(2, number)));
        }
        for (var number = 0; number < COMMUNITIES; number++) {
            var id = new CommunityId(new UUID(1, number));
            communities.add(id);
            var template = number % 3 == 2 ? "STRICT" : "BALANCED";
            services.communities.send(
                    id.toString(),
                    id(),
                    new CommunityCommand.FoundCommunity(
                            id,
                            "f",
                            "c" + number,
                            "",
                            template,
                            List.of(),
                            Map.of(),
                            List.of(),
                            "",
                            unknown()));
            for (var worker : workers) {
                services.communities.send(
                        id.toString(),
                        id(),
                        new CommunityCommand.JoinCommunity(worker, List.of(), unknown()));
            }
        }
    }

    List<CommunityId> communities() {
        return communities;
    }

    List<WorkerId> workers() {
        return workers;
    }

    /** Somebody does something. */
    void act() {
        broker.tick(random.nextInt(60));
        if (observed.running().size() < COMMUNITIES && random.nextInt(20) == 0) {
            post();
        } else if (!observed.running().isEmpty() && random.nextInt(900) == 0) {
            change();
        } else if (!late.isEmpty() && random.nextInt(30) == 0) {
            late.removeFirst().run();
        } else if (random.nextInt(800) == 0) {
            broker.tick(700_000);
        } else {
            work();
        }
    }

    private void post() {
        var job = new JobId(new UUID(3, ++jobs));
        var community = communities.get(random.nextInt(communities.size()));
        var client = new ClientId(new UUID(4, jobs % 5));
        var labels = jobs % 4 == 0 ? List.of("a", "b", "c") : List.of("a", "b");
        var type = labels.size() == 2 ? TaskType.BINARY : TaskType.SINGLE_CHOICE;
        var draft = new JobDraft(client, "j", type, "?", labels, "", ITEMS, "", 0);
        var items = new ArrayList<Item>();
        for (var item = 0; item < ITEMS; item++) {
            var gold = item % 10 == 3 ? truth(job, item, labels.size()) : Item.UNKNOWN;
            items.add(new Item("", "item " + item, gold));
        }
        var budget = Ale.ofWhole(5L * ITEMS);
        var number = jobs;
        var parameters =
                community.value().getLeastSignificantBits() % 3 == 2
                        ? CommunityParameters.STRICT
                        : CommunityParameters.BALANCED;
        for (var command :
                List.of(
                        new JobCommand.DraftJob(job, community, draft, unknown()),
                        new JobCommand.AddItems(client, 0, 0, items, unknown()),
                        new JobCommand.QuoteJob(client, budget, parameters, 20_000, 0, unknown()),
                        ChainMoney.funding(job, client, budget),
                        new JobCommand.OpenJob(client, unknown()))) {
            services.jobs.send(job.toString(), id(), command);
        }
        if (number % 7 == 0) {
            // A lost reply: the same wish comes again under the same name.
            var promotion = id();
            for (var time = 0; time < 2; time++) {
                services.jobs.send(
                        job.toString(),
                        promotion,
                        new JobCommand.PromoteJob(client, Ale.ofWhole(1), unknown()));
            }
        }
        observed.posted(job, community);
    }

    private static int truth(JobId job, int item, int labels) {
        return Math.floorMod(job.hashCode() * 31 + item * 17, labels);
    }

    private void change() {
        var list = new ArrayList<>(observed.running());
        Collections.shuffle(list, random);
        var job = list.getFirst();
        var number = job.value().getLeastSignificantBits();
        var client = new ClientId(new UUID(4, number % 5));
        JobCommand command =
                switch (random.nextInt(4)) {
                    case 0 -> new JobCommand.CancelJob(client, unknown());
                    case 1 -> new JobCommand.EndJob(client, unknown());
                    case 2 -> new JobCommand.PauseJob(client, unknown());
                    default -> new JobCommand.ResumeJob(client, unknown());
                };
        services.jobs.send(job.toString(), id(), command);
        services.jobs.send(job.toString(), id(), new JobCommand.ResumeJob(client, unknown()));
    }

    private void work() {
        observed.listen();
        var community = communities.get(random.nextInt(communities.size()));
        var worker = workers.get(random.nextInt(workers.size()));
        var hand = observed.hand(community.toString(), worker.toString());
        if (hand.isEmpty()) {
            services.assignment.send(
                    community.toString(),
                    id(),
                    new LeaseCommand.DealDeck(community, worker, 0, unknown()));
            return;
        }
        var pool = hand.removeFirst();
        if (random.nextInt(DAWDLE_ONCE_IN) == 0) {
            late.add(() -> answer(community, worker, pool));
        } else if (random.nextInt(25) == 0) {
            services.assignment.send(
                    community.toString(), id(), new LeaseCommand.SkipTask(pool, worker, unknown()));
        } else {
            answer(community, worker, pool);
        }
    }

    /** Now and then the same answer is sent twice, and now and then another one after it. */
    private void answer(CommunityId community, WorkerId worker, PoolId pool) {
        var labels = pool.jobId().value().getLeastSignificantBits() % 4 == 0 ? 3 : 2;
        var right = random.nextInt(100) < 85 - worker.value().getLeastSignificantBits() % 4 * 10;
        var label = right ? truth(pool.jobId(), pool.item(), labels) : random.nextInt(labels);
        var command = new LeaseCommand.AcceptAnswer(pool, worker, label, unknown());
        var id = id();
        services.assignment.send(community.toString(), id, command);
        if (random.nextInt(20) == 0) {
            services.assignment.send(community.toString(), id, command);
        }
        if (random.nextInt(50) == 0) {
            services.assignment.send(
                    community.toString(),
                    id(),
                    new LeaseCommand.AcceptAnswer(pool, worker, 0, unknown()));
        }
    }

    /** Everybody comes to an end: jobs are resumed and ended. */
    void end() {
        for (var job : List.copyOf(observed.running())) {
            var client = new ClientId(new UUID(4, job.value().getLeastSignificantBits() % 5));
            services.jobs.send(job.toString(), id(), new JobCommand.ResumeJob(client, unknown()));
            services.jobs.send(job.toString(), id(), new JobCommand.EndJob(client, unknown()));
        }
    }

    /** Leases of cancelled jobs run out. */
    void letTimePass() {
        broker.tick(700_000);
        for (var community : communities) {
            services.assignment.send(
                    community.toString(), id(), new LeaseCommand.ExpireLeases(unknown()));
        }
    }
}
