/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.ale.audit.Audit;
import org.ale.audit.KafkaLog;
import org.ale.crowd.chain.CardPayment;
import org.ale.crowd.chain.ChainDemo;
import org.ale.crowd.chain.LocalChain;
import org.ale.local.LocalSystem;
import org.ale.local.Options;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make demo}: a real job from post to payout on a system that is started for it. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCli implements Callable<Integer> {
    private static final Duration CALL_PATIENCE = Duration.ofSeconds(30);
    private static final Duration FINAL_PATIENCE = Duration.ofSeconds(40);
    private static final Duration FEED_PATIENCE = Duration.ofSeconds(3);
    private static final Duration FEED_PATIENCE_MAX = Duration.ofSeconds(20);
    private static final long FEED_PAUSE_MILLIS = 50;
    private static final long LOOK_AGAIN_MILLIS = 1000;
    private static final int CARD_ITEMS = 20;
    private static final int REFUSED = 2;

    /** As many as a job may have. */
    private static final int LABELS_MAX = 20;

    @Option(names = "--data", defaultValue = "deploy/crowd/data/sp_amt")
    Path folder = Path.of("");

    @Option(names = "--root", defaultValue = ".")
    Path root = Path.of("");

    @Option(names = "--report", defaultValue = "target/demo/report.json")
    Path report = Path.of("");

    @Option(names = "--gold", defaultValue = "0.1", description = "share of declared gold items")
    double gold;

    @Option(names = "--seed", defaultValue = "1")
    long seed;

    @Option(
            names = "--answers-per-second",
            defaultValue = "0",
            description = "of all workers, skips among them; 0 for what such a set asks for")
    int answersPerSecond;

    @Option(names = "--port-offset", defaultValue = "0")
    int portOffset;

    @Option(names = "--keep-up", description = "leave the system running afterwards")
    boolean keepUp;

    private DemoCli() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new DemoCli()).execute(args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.deleteIfExists(report);
        Dataset data;
        Options options;
        try {
            data = checked(folder, gold);
            options = Options.of(root.toAbsolutePath().normalize()).withPortOffset(portOffset);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return REFUSED;
        }
        var system = new LocalSystem(options, System.out::println);
        var stopper = new Thread(() -> down(system));
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            return demonstrated(data, system) ? 0 : 1;
        } catch (IOException | UncheckedIOException | ApiException | IllegalStateException e) {
            System.err.println("the demo failed: " + sentence(e));
            return 1;
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopper);
            if (!keepUp) {
                down(system);
            }
        }
    }

    private static String sentence(Exception failure) {
        var cause = failure.getCause();
        return cause == null
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + ": " + cause.getMessage();
    }

    /** Whatever would stop the demo later is said before anything is started. */
    private static Dataset checked(Path folder, double gold) throws IOException {
        if (!(gold > 0 && gold < 1)) {
            throw new IllegalArgumentException("the share of gold lies between 0 and 1: " + gold);
        }
        var data = Dataset.read(folder, LABELS_MAX);
        if (LabellingJob.goldCount(data, gold) == 0) {
            throw new IllegalArgumentException(
                    "%s knows the answers of %d tasks; of so few, a share of %s is no gold item"
                            .formatted(folder, data.truth().size(), gold));
        }
        return data;
    }

    private boolean demonstrated(Dataset data, LocalSystem system)
            throws ApiException, IOException, InterruptedException {
        var started = System.nanoTime();
        system.up();
        System.out.printf("all of it takes %d MiB%n", system.residentMebibytes());
        var demo = label(data, system.options());
        demo.seconds((System.nanoTime() - started) / 1e9);
        demo.write(report);
        System.out.println(demo.text());
        demo.faults().forEach(fault -> System.out.println("OFF: " + fault));
        return demo.faults().isEmpty();
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void down(LocalSystem system) {
        try {
            system.down();
        } catch (IOException e) {
            System.err.println("could not stop everything: " + e.getMessage());
        }
    }

    private DemoReport label(Dataset data, Options options)
            throws ApiException, InterruptedException, IOException {
        try (var api = new ApiClient(URI.create(options.gateway()), CALL_PATIENCE);
                var chain = new LocalChain(options.chain(), options.chainFile());
                var money = new ChainDemo(api, chain, DemoCli::say)) {
            var company = ClientCompany.signUp(api, "Demo company");
            var community = company.found("Demo: " + data.name(), "BALANCED");
            var effort = answersPerSecond > 0 ? Effort.at(answersPerSecond, data) : Effort.of(data);
            var watch = new JobWatch(company, community, DemoCli::say);
            try (var crowd = new Crowd(api)) {
                System.out.printf(
                        "%d recorded workers of %s sign up and join%n",
                        data.workers().size(), data.name());
                crowd.join(data, community, Pace.answersPerSecond(effort.answersPerSecond()));
                money.link(crowd.accounts());
                money.stake();
                var job =
                        LabellingJob.post(
                                company, community, data, new LabellingJob.Gold(gold, seed), money);
                System.out.printf(
                        "job posted: %d items, %d of them gold%n",
                        job.order().size(), job.gold().size());
                crowd.start();
                var completed = job.await(crowd, effort.patience(), watch);
                settle(crowd);
                var judged = Judged.of(data, job.order(), job.gold(), company.results(job.jobId()));
                var demo = new DemoReport(data, judged, completed, crowd.log());
                demo.card(byCard(api, crowd, data, watch));
                demo.neverHeard(missed(crowd));
                demo.breakerResets(watch.resets());
                demo.newcomers(new Newcomers(api, money, root, DemoCli::say).begin(company));
                money.settle(company, community);
                demo.ledgerImbalance(
                        company.ledger(community).path("imbalanceBaseUnits").asText("?"));
                audit(options, demo);
                return demo;
            }
        }
    }

    /** A second client, without a wallet, has some of the items labelled again. */
    private ObjectNode byCard(ApiClient api, Crowd crowd, Dataset data, JobWatch watch)
            throws ApiException, InterruptedException {
        var shop = ClientCompany.signUp(api, "Corner shop");
        var card = new CardPayment(api);
        var some = data.first(CARD_ITEMS);
        var job =
                LabellingJob.post(
                        shop, watch.communityId(), some, new LabellingJob.Gold(0, seed), card);
        var report = card.report(job.await(crowd, Effort.of(some).patience(), watch));
        System.out.printf(
                "a second client paid %.2f USD by card for %d items; the treasury deposited for"
                        + " him%n",
                report.path("amountCents").asLong() / 100.0, some.votes().size());
        settle(crowd);
        return report;
    }

    /**
     * The last credits are still on their way to the feeds. An answer that came too late for its
     * pool is never told of, so there is an end to the waiting.
     */
    private static void settle(Crowd crowd) throws InterruptedException {
        var deadline = Instant.now().plus(FEED_PATIENCE);
        while (crowd.log().unheard() > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(FEED_PAUSE_MILLIS);
        }
        if (!crowd.failures().isEmpty()) {
            throw new IllegalStateException("a worker failed", crowd.failures().getFirst());
        }
    }

    /** What the feeds still owe after some seconds they will never tell. */
    private static long missed(Crowd crowd) throws ApiException, InterruptedException {
        var deadline = Instant.now().plus(FEED_PATIENCE_MAX);
        var missed = crowd.missed();
        while (missed > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            missed = crowd.missed();
        }
        return missed;
    }

    /** The last epoch may still be on its way to finality: then it is looked at again. */
    private static void audit(Options options, DemoReport demo)
            throws IOException, InterruptedException {
        var deadline = Instant.now().plus(FINAL_PATIENCE);
        while (true) {
            var audit = new Audit();
            try (var log = new KafkaLog(options.bootstrapServers(), "")) {
                var findings = audit.run(log);
                var figures = audit.onChain(options.chain(), options.chainFile());
                var isOver = audit.unrecorded() == 0 && figures.difference().signum() == 0;
                if (findings.count() > 0 || isOver || Instant.now().isAfter(deadline)) {
                    findings.kept()
                            .forEach(finding ->
                                    System.out.printf(
                                            "FOUND %s at %s: %s%n",
                                            finding.code(), finding.place(), finding.detail()));
                    demo.chain(figures);
                    demo.audit(
                            findings.count() == 0
                                    && audit.waitingAnswers() == 0
                                    && audit.unrecorded() == 0
                                    && audit.imbalance().signum() == 0);
                    return;
                }
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }
}
