/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ale.audit.chain.JsonRpc;

/** Makes blocks faster than the clock, so that finality does not keep a test waiting. */
final class Miner implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;

    private final JsonRpc rpc;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Miner(String node) {
        rpc = new JsonRpc(node);
        var _ = clock.scheduleWithFixedDelay(this::mine, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void mine() {
        try {
            rpc.call("evm_mine");
        } catch (IOException e) {
            // The next block will do.
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        rpc.close();
    }
}
