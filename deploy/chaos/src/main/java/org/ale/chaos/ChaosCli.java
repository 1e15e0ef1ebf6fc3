/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.ale.audit.Audit;
import org.ale.audit.KafkaLog;
import org.ale.chaos.chain.ChainRounds;
import org.ale.crowd.ApiClient;
import org.ale.crowd.ApiException;
import org.ale.crowd.ClientCompany;
import org.ale.crowd.Crowd;
import org.ale.crowd.LabellingJob;
import org.ale.crowd.Pace;
import org.ale.crowd.SyntheticCrowd;
import org.ale.crowd.TrainCli;
import org.ale.crowd.chain.ChainDemo;
import org.ale.crowd.chain.LocalChain;
import org.ale.local.LocalSystem;
import org.ale.local.Options;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code make chaos}: SIGKILL and SIGSTOP of random services, of the broker and of the database
 * while a patient crowd works.
 */
@Command(name = "chaos", mixinStandardHelpOptions = true)
public final class ChaosCli implements Callable<Integer> {
    private static final int WORKERS = 30;
    private static final int SECONDS_PER_KILL = 12;

    /** A system whose code runs for the first time starts; what is killed is one that works. */
    private static final int WARM_UP_SECONDS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Option(names = "--root", defaultValue = ".")
    Path root = Path.of("");

    @Option(names = "--report", defaultValue = "target/chaos/report.json")
    Path report = Path.of("");

    @Option(names = "--kills", defaultValue = "30")
    int kills;

    @Option(names = "--chain-rounds", defaultValue = "50", description = "on a failing chain")
    int chainRounds;

    @Option(names = "--rate", defaultValue = "60", description = "votes a second")
    int rate;

    @Option(names = "--seed", defaultValue = "1")
    long seed;

    @Option(names = "--port-offset", defaultValue = "0")
    int portOffset;

    @Option(
            names = "--no-train",
            negatable = true,
            description = "start from the AOT caches that are there, make none")
    boolean train = true;

    private ChaosCli() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ChaosCli()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var options =
                Options.of(root.toAbsolutePath().normalize())
                        .withPortOffset(portOffset)
                        .withFolder(root.toAbsolutePath().resolve(".ale").resolve("chaos"));
        Files.deleteIfExists(report);
        var system = new LocalSystem(options, System.out::println);
        system.down();
        system.forget();
        var trained = train && TrainCli.train(options);
        try {
            system.up();
            var json = tormented(system, options);
            system.down();
            json.put("trained", trained);
            json.set("chainRounds", chain(options));
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.writeString(report, json.toPrettyString() + "\n");
            System.out.println(json.toPrettyString());
            var broken = Promises.broken(json);
            broken.forEach(promise -> say("BROKEN: " + promise));
            return broken.isEmpty() ? 0 : 1;
        } finally {
            system.down();
        }
    }

    /** The same promises on a chain that fails, with a bridge that dies at each step. */
    private ObjectNode chain(Options options) throws InterruptedException {
        var where = options.withFolder(options.folder().resolveSibling("chain-chaos"));
        var rounds = new ChainRounds(where, seed, System.out::println);
        return orFailure(() -> rounds.run(chainRounds));
    }

    /** What the kills have shown is not lost when the rounds on the chain cannot be run. */
    static ObjectNode orFailure(Callable<ObjectNode> rounds) throws InterruptedException {
        try {
            return rounds.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return ApiClient.JSON.createObjectNode().put("failure", e.toString());
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private ObjectNode tormented(LocalSystem system, Options options) throws Exception {
        try (var api = new ApiClient(URI.create(options.gateway()), PATIENCE);
                var probes = new Probes(options);
                var crowd = new Crowd(api);
                var chain = new LocalChain(options.chain(), options.chainFile());
                var money = new ChainDemo(api, chain, ChaosCli::say)) {
            var company = ClientCompany.signUp(api, "Chaos");
            var community = company.found("Chaos", "BALANCED");
            var pace = Pace.answersPerSecond(rate);
            for (var worker = 0; worker < WORKERS; worker++) {
                crowd.join(community, SyntheticCrowd.worker(worker), pace);
            }
            var seconds = WARM_UP_SECONDS + kills * SECONDS_PER_KILL;
            var items = SyntheticCrowd.items("chaos", rate * seconds / 2 + 500);
            money.link(crowd.accounts());
            money.stake();
            var gold = new LabellingJob.Gold(0.1, seed);
            var job = LabellingJob.post(company, community, items, gold, money);
            crowd.start();
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            var torment = new Torment(system, probes, seed, ChaosCli::say);
            torment.run(kills);
            end(company, job);
            job.await(crowd, Duration.ofMinutes(5), _ -> {});
            money.settle(company, community);
            return report(options, crowd, torment.toll());
        }
    }

    /** On a slow machine the crowd is done before the last kill. */
    private static void end(ClientCompany company, LabellingJob job)
            throws ApiException, InterruptedException {
        try {
            company.change(job.jobId(), "end");
        } catch (ApiException e) {
            if (!e.code().equals("wrong-state")) {
                throw e;
            }
            say("the crowd had nothing left to do during the last kills");
        }
    }

    private static ObjectNode report(Options options, Crowd crowd, Toll toll) throws Exception {
        var acknowledged = crowd.log().acknowledged();
        var json = ApiClient.JSON.createObjectNode();
        toll.report(json, crowd.log());
        try (var log = new KafkaLog(options.bootstrapServers(), "")) {
            var answers = LoggedAnswers.of(log);
            var audit = new Audit();
            var findings = audit.run(log);
            json.set("chain", audit.onChain(options.chain(), options.chainFile()).json());
            json.put("acknowledged", acknowledged.size());
            json.put("lost", answers.lost(acknowledged));
            json.put("duplicated", answers.duplicated());
            json.put(
                    "doublePaid",
                    findings.kept().stream()
                            .filter(finding -> finding.code().equals("double-paid"))
                            .count());
            json.put("ledgerImbalance", audit.imbalance().toString());
            json.put("auditFindings", findings.count());
            findings.kept().stream().limit(10).forEach(System.out::println);
        }
        return json;
    }
}
