/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.time.Duration;

/**
 * A second process that takes itself for a service which is believed dead. Whichever of the two
 * began last may write; the other is fenced.
 */
public final class StandIn implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Managed process;
    private final Options options;

    private StandIn(Options options, Part part) {
        this.options = options;
        process = new Managed(part, options.folder(), part.label() + "-stand-in");
    }

    /** Starts one and waits until it owns what the other owned. */
    public static StandIn of(Options options, Part part) throws IOException, InterruptedException {
        var standIn = new StandIn(options, part);
        standIn.process.start(new Commands(options).standIn(part));
        standIn.awaitReady();
        return standIn;
    }

    private void awaitReady() throws IOException, InterruptedException {
        var readiness = new Readiness(options);
        var deadline = System.nanoTime() + READY_MAX.toNanos();
        while (!readiness.isHealthy(options.standInPort(process.part()))) {
            if (process.living().isEmpty() || System.nanoTime() > deadline) {
                process.kill();
                throw new LocalException("a stand-in is not ready; see " + process.logFile());
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** SIGKILL: the other one is alone again. */
    @Override
    public void close() throws IOException {
        process.kill();
        process.stop();
    }
}
