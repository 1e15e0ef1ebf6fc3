/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ale.audit.Audit;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.log.v1.OutcomeRecord;

/** Runs a world over failing services, lets it come to rest, and holds it to the promises. */
final class Simulation {
    private static final int REST_ROUNDS_MAX = 400;
    private static final int SETTLE_ONCE_IN = 400;

    private final MemoryBroker broker;
    private final Services services;
    private final World world;
    private final ChainMoney money;
    private final Random random;
    private final long commands;
    private final List<String> violations = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param commands so many will be decided; long runs crash less often, since each crash folds
     *     the whole log again
     */
    Simulation(long seed, Mutant mutant, long commands) {
        this.commands = commands;
        var crashOnceIn = (int) Math.max(150, commands / 250);
        broker = new MemoryBroker(new MemoryBroker.Faults(seed * 31 + 7, mutant, crashOnceIn));
        services = new Services(broker, mutant);
        world = new World(broker, services, seed * 17 + 3);
        money = new ChainMoney(services);
        random = new Random(seed);
    }

    /**
     * What came of it.
     *
     * @param digest over all facts and all final states
     */
    record Result(
            long commands, long facts, long crashes, List<String> violations, String digest) {}

    Result run() throws IOException {
        try {
            world.begin();
            while (decided() < commands && !isHalted()) {
                world.act();
                if (random.nextInt(SETTLE_ONCE_IN) == 0) {
                    money.settle(world.communities());
                }
                var owner = services.all().get(random.nextInt(services.all().size()));
                if (random.nextInt(4) == 0) {
                    owner.step();
                }
            }
            rest();
            check();
        } catch (RuntimeException e) {
            violations.add("the system broke: " + e);
        }
        return new Result(decided(), facts(), crashes(), violations, digest());
    }

    /** A halted partition is found already; going on would only take long. */
    private boolean isHalted() {
        return services.all().stream().anyMatch(owner -> !owner.gauges().halted().isEmpty());
    }

    private long decided() {
        return services.all().stream().mapToLong(owner -> owner.gauges().commands.sum()).sum();
    }

    private long facts() {
        return services.all().stream().mapToLong(owner -> owner.gauges().events.sum()).sum();
    }

    private long crashes() {
        return services.all().stream().mapToLong(Owner::crashes).sum();
    }

    /** Faults stop, jobs are ended, leases run out: everything must come to its end. */
    private void rest() {
        broker.faults().stop();
        world.end();
        for (var round = 0; round < REST_ROUNDS_MAX; round++) {
            var consumed = 0;
            for (var owner : services.all()) {
                consumed += owner.step();
            }
            if (isHalted()) {
                break;
            }
            if (consumed == 0) {
                if (world.unfinished() == 0) {
                    settleTheLast();
                    return;
                }
                world.letTimePass();
            }
        }
        violations.add("liveness: " + world.unfinished() + " jobs never come to their last refund");
    }

    private void settleTheLast() {
        money.settle(world.communities());
        var consumed = services.payment.step();
        while (consumed > 0) {
            consumed = services.payment.step();
        }
    }

    private void check() throws IOException {
        var audit = new Audit();
        for (var finding : audit.run(new MemoryLogSource(broker)).kept()) {
            violations.add(finding.code() + " at " + finding.place() + ": " + finding.detail());
        }
        if (audit.waitingAnswers() != 0) {
            violations.add(audit.waitingAnswers() + " accepted answers were never weighed");
        }
        if (audit.unsettled().signum() != 0) {
            violations.add("the chain was never told of " + audit.unsettled());
        }
        if (audit.imbalance().signum() != 0) {
            violations.add("the ledger is off by " + audit.imbalance());
        }
        acknowledgedIsLogged();
        if (isHalted()) {
            violations.add("a partition halted");
            return;
        }
        for (var owner : services.all()) {
            refoldIsLive(owner);
        }
    }

    /** What a caller was told is in the log. */
    private void acknowledgedIsLogged() {
        var topics = services.assignment.aggregate().topics();
        Set<String> logged = new HashSet<>();
        for (var partition = 0; partition < MemoryBroker.PARTITIONS; partition++) {
            for (var stored : broker.records(topics.events(), partition)) {
                logged.add(commandOf(stored.value()));
            }
        }
        for (var partition = 0; partition < MemoryBroker.PARTITIONS; partition++) {
            for (var stored : broker.records(topics.outcomes(), partition)) {
                for (var outcome : outcomes(stored.value()).getOutcomesList()) {
                    if (outcome.getEventsCount() > 0 && !logged.contains(outcome.getCommandId())) {
                        violations.add("acknowledged but lost: " + outcome.getCommandId());
                    }
                }
            }
        }
    }

    private static String commandOf(byte[] value) {
        try {
            return EventRecord.parseFrom(value).getCommandId();
        } catch (InvalidProtocolBufferException e) {
            return "";
        }
    }

    private static OutcomeRecord outcomes(byte[] value) {
        try {
            return OutcomeRecord.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an outcome cannot be read", e);
        }
    }

    private void refoldIsLive(Owner<?, ?, ?> owner) {
        var live = StateText.of(owner.states(false));
        var anew = StateText.of(owner.states(true));
        if (!live.equals(anew)) {
            violations.add(owner.aggregate().topics() + ": folded anew it is another state");
        }
    }

    private String digest() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var owner : services.all()) {
                for (var partition = 0; partition < MemoryBroker.PARTITIONS; partition++) {
                    var topic = owner.aggregate().topics().events();
                    for (var stored : broker.records(topic, partition)) {
                        sha256.update(stored.value());
                    }
                }
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
