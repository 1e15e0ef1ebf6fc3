/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ale.audit.Findings;
import org.ale.audit.KafkaLog;
import org.ale.audit.LogTopic;
import org.ale.audit.chain.ChainAudit;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.ale.local.LocalSystem;
import org.ale.local.Options;
import org.ale.local.Options.Bridge;
import org.ale.local.Part;
import org.ale.schemas.chainbridge.v1.ChainEvent;

/**
 * Settlement on a chain that fails: in each round workers earn and claim while one kind of trouble
 * is made; at the end, log and contracts must agree to the wei.
 */
public final class ChainRounds {
    private static final List<Part> STAGE =
            List.of(Part.KAFKA, Part.POSTGRES, Part.CHAIN, Part.CHAIN_BRIDGE);
    private static final int FAULTS_PER_MILLE = 250;
    private static final Duration ROUND_MAX = Duration.ofSeconds(5);
    private static final Duration STEP_MAX = Duration.ofSeconds(30);
    private static final Duration QUIET_MAX = Duration.ofMinutes(5);

    /** Several looks of the bridge: some of what leaves the chain was seen on it, some was not. */
    private static final int SEEN_MILLIS_MAX = 600;

    /** What is done in a round. */
    enum Trouble {
        FAULTY_NODES,
        /** One of two tells that what was carried out was refused, and knows no new final block. */
        LYING_NODE,
        REORG,
        DROPPED_TRANSACTIONS,
        KILL
    }

    private final Options options;
    private final Random random;
    private final FaultPlan left;
    private final FaultPlan right;
    private final Consumer<String> screen;
    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private final Map<Trouble, Integer> hits = new EnumMap<>(Trouble.class);
    private int steps;

    /**
     * Prepares.
     *
     * @param where options of a system of its own; its data is forgotten
     */
    public ChainRounds(Options where, long seed, Consumer<String> screen) {
        options = where;
        random = new Random(seed);
        left = new FaultPlan(seed + 1);
        right = new FaultPlan(seed + 2);
        this.screen = screen;
    }

    /** Runs so many rounds and reports. */
    public ObjectNode run(int rounds) throws Exception {
        try (var one = new FaultyNode(options.chain(), 0, left);
                var other = new FaultyNode(options.chain(), 0, right)) {
            var system =
                    new LocalSystem(
                            options.withBridge(hasty(one.url() + "," + other.url())), screen);
            system.down();
            system.forget();
            try {
                system.up(STAGE);
                var killer = new BridgeKiller(() -> system.kill(Part.CHAIN_BRIDGE));
                one.watch(killer);
                other.watch(killer);
                var report = settle(system, killer, one, rounds);
                report.set("faults", new ObjectMapper().valueToTree(sum(one, other)));
                return report;
            } finally {
                system.down();
            }
        }
    }

    /** Everything as often as it comes, so that many rounds do not take long. */
    private static Bridge hasty(String nodes) {
        return new Bridge(nodes, "500ms", "200ms", "1s");
    }

    private static Map<NodeFault, Long> sum(FaultyNode one, FaultyNode other) {
        var sum = new EnumMap<>(one.injected());
        other.injected().forEach((fault, count) -> sum.merge(fault, count, Long::sum));
        return sum;
    }

    private ObjectNode settle(LocalSystem system, BridgeKiller killer, FaultyNode liar, int rounds)
            throws Exception {
        var kafka =
                RuntimeConfig.of(options.bootstrapServers(), "stage")
                        .withSnapshots(options.folder().resolve(Path.of("data", "stage")));
        try (var log = new BridgeLog(options.bootstrapServers(), "31337");
                var stage =
                        new ChainStage(random, options.chain(), options.chainFile(), kafka, log);
                var miner = new Miner(options.chain())) {
            stage.deposit();
            awaitDeposit(log);
            for (var round = 1; round <= rounds; round++) {
                round(new Scene(system, killer, liar, stage, log, miner), round);
            }
            calm(system, stage, log);
            return report(rounds, killer).put("twinless", stage.twinless());
        }
    }

    private static void awaitDeposit(BridgeLog log) throws IOException {
        var deadline = Instant.now().plus(QUIET_MAX);
        while (log.count(ChainEvent.EventCase.DEPOSIT_FINALIZED) == 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("the bridge never heard of the deposit");
            }
            log.read();
        }
    }

    private record Scene(
            LocalSystem system,
            BridgeKiller killer,
            FaultyNode liar,
            ChainStage stage,
            BridgeLog log,
            Miner miner) {}

    private void round(Scene scene, int round) throws Exception {
        var stage = scene.stage();
        var began = Instant.now();
        var trouble = Trouble.values()[round % Trouble.values().length];
        troubles.merge(trouble, 1, Integer::sum);
        var epoch = stage.lastEpoch();
        var told = scene.liar().told();
        stage.link();
        stage.found();
        if (round % 10 == 1) {
            stage.mintDue();
        }
        stage.settle();
        stage.claim();
        make(trouble, scene);
        scene.log().read();
        stage.allocate();
        var deadline = Instant.now().plus(ROUND_MAX);
        while (stage.lastEpoch() == epoch && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (trouble == Trouble.LYING_NODE) {
            left.lying(false);
            note(trouble, scene.liar().told() > told);
        }
        left.perMille(0);
        right.perMille(0);
        screen.accept(
                "round %d: %s, epoch %d, %d claims, %d ms"
                        .formatted(
                                round,
                                trouble,
                                stage.lastEpoch(),
                                scene.log().count(ChainEvent.EventCase.CLAIM_FINALIZED),
                                Duration.between(began, Instant.now()).toMillis()));
    }

    private void make(Trouble trouble, Scene scene) throws Exception {
        switch (trouble) {
            case FAULTY_NODES -> {
                left.perMille(FAULTS_PER_MILLE);
                right.perMille(FAULTS_PER_MILLE);
            }
            case LYING_NODE -> left.lying(true);
            case REORG -> {
                var seen = Duration.ofMillis(random.nextInt(SEEN_MILLIS_MAX));
                var depth = 1 + random.nextInt(Miner.DEPTH_MAX);
                note(trouble, scene.miner().reorganiseNext(STEP_MAX, seen, depth));
            }
            case DROPPED_TRANSACTIONS -> note(trouble, scene.miner().dropNext(STEP_MAX));
            case KILL -> {
                var step = KillStep.values()[steps++ % KillStep.values().length];
                if (!scene.killer().killAt(step, STEP_MAX)) {
                    screen.accept("the bridge did not come to " + step + "; killed where it was");
                    scene.system().kill(Part.CHAIN_BRIDGE);
                }
                scene.system().restart(Part.CHAIN_BRIDGE);
            }
        }
    }

    private void note(Trouble trouble, boolean isHit) {
        if (isHit) {
            hits.merge(trouble, 1, Integer::sum);
        }
    }

    /** Lets the bridge finish what it began, without faults. */
    private void calm(LocalSystem system, ChainStage stage, BridgeLog log) throws Exception {
        var deadline = Instant.now().plus(QUIET_MAX);
        var quiet = 0;
        while (quiet < 10) {
            log.read();
            stage.allocate();
            var isDone =
                    stage.total().equals(stage.payable())
                            && log.posted() == stage.lastEpoch()
                            && stage.twinless() == 0
                            && system.status().get(Part.CHAIN_BRIDGE) == LocalSystem.State.READY;
            quiet = isDone ? quiet + 1 : 0;
            if (Instant.now().isAfter(deadline)) {
                screen.accept(
                        ("not settled in time: %s on chain, %s earned, root %d of %d final,"
                                        + " %d twins missing")
                                .formatted(
                                        stage.total(),
                                        stage.payable(),
                                        log.posted(),
                                        stage.lastEpoch(),
                                        stage.twinless()));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private ObjectNode report(int rounds, BridgeKiller killer) throws IOException {
        var findings = new Findings();
        var audit = new ChainAudit(findings);
        var json = new ObjectMapper();
        try (var log =
                new KafkaLog(
                        options.bootstrapServers(),
                        "",
                        List.of(LogTopic.PAYMENT, LogTopic.STAKING, LogTopic.CHAIN_BRIDGE))) {
            audit.read(log);
        }
        var figures = audit.onChain(options.chain(), options.chainFile());
        var report = json.createObjectNode().put("rounds", rounds);
        report.set("troubles", json.valueToTree(troubles));
        report.set("hits", json.valueToTree(hits));
        report.set("kills", json.valueToTree(killer.kills()));
        report.put("epochs", figures.epochs());
        report.put("claims", figures.claims());
        report.put("onChainPaid", figures.onChainPaid().toString());
        report.put("ledgerSettled", figures.ledgerSettled().toString());
        report.put("difference", figures.difference().toString());
        report.put("unrecorded", audit.waiting());
        report.put("findings", findings.count());
        findings.kept().stream().limit(10).forEach(finding -> screen.accept(finding.toString()));
        return report;
    }

    /** Whether a report tells of nothing bad. */
    public static boolean isWell(ObjectNode report) {
        return report.path("findings").asLong(-1) == 0
                && report.path("twinless").asLong(-1) == 0
                && report.path("unrecorded").asLong(-1) == 0
                && report.path("difference").asText().equals("0");
    }
}
