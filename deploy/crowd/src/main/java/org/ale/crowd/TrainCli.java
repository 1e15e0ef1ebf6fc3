/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.ale.crowd.chain.ChainDemo;
import org.ale.crowd.chain.LocalChain;
import org.ale.local.Options;
import org.ale.local.Training;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make train}: watches how this build starts and works, so that it starts faster. */
@Command(name = "train", mixinStandardHelpOptions = true)
public final class TrainCli implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WORKERS = 12;
    private static final int ITEMS = 150;
    private static final double GOLD = 0.1;

    @Option(names = "--root", defaultValue = ".")
    Path root = Path.of("");

    @Option(names = "--port-offset", defaultValue = "0")
    int portOffset;

    private TrainCli() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainCli()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = Options.of(root.toAbsolutePath().normalize()).withPortOffset(portOffset);
        return train(options) ? 0 : 1;
    }

    /**
     * Trains the build if it has not been trained.
     *
     * @return false if a part will start without a cache, and slower
     */
    public static boolean train(Options options) throws InterruptedException {
        var training = new Training(options, System.out::println);
        if (!training.isDue()) {
            return true;
        }
        try {
            training.run(TrainCli::label, TrainCli::settle);
            return !training.isDue();
        } catch (IOException e) {
            System.out.println("training failed: " + e.getMessage());
            return false;
        }
    }

    /** A short job from its post to its results: logs, tables and a chain to start again from. */
    private static void label(Options options) throws Exception {
        work(options, false);
    }

    /** The same, to the workers' wallets: a little of all that the system does. */
    private static void settle(Options options) throws Exception {
        work(options, true);
    }

    private static void work(Options options, boolean toTheEnd) throws Exception {
        try (var api = new ApiClient(URI.create(options.gateway()), PATIENCE);
                var crowd = new Crowd(api);
                var chain = new LocalChain(options.chain(), options.chainFile());
                var money = new ChainDemo(api, chain, _ -> {})) {
            var company = ClientCompany.signUp(api, "Training");
            var community = company.found("Training", "BALANCED");
            for (var worker = 0; worker < WORKERS; worker++) {
                crowd.join(community, SyntheticCrowd.worker(worker), Pace.UNLIMITED);
            }
            var items = SyntheticCrowd.items("training", ITEMS);
            if (toTheEnd) {
                money.link(crowd.accounts());
                money.stake();
            }
            var gold = new LabellingJob.Gold(GOLD, 1);
            var job = LabellingJob.post(company, community, items, gold, money);
            crowd.start();
            job.await(crowd, PATIENCE, _ -> {});
            company.results(job.jobId());
            company.ledger(community);
            if (toTheEnd) {
                money.settle(company, community);
            }
        }
    }
}
