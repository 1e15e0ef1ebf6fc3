/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ale.audit.chain.JsonRpc;

/**
 * Makes all blocks, faster than the clock, so that finality does not keep a test waiting. As no
 * block comes without it, it can meet a transaction in the moment in which it can be lost.
 */
final class Miner implements AutoCloseable {
    /** What is two blocks below the head is final, for an epoch has one slot. */
    static final int DEPTH_MAX = 2;

    private static final long EVERY_MILLIS = 100;

    private final JsonRpc rpc;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Miner(String node) throws IOException {
        rpc = new JsonRpc(node);
        rpc.call("evm_setIntervalMining", 0);
        var _ = clock.scheduleWithFixedDelay(this::tick, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            mine();
        } catch (IOException e) {
            // The next block will do.
            Thread.onSpinWait();
        }
    }

    private synchronized void mine() throws IOException {
        rpc.call("evm_mine");
    }

    /** The node forgets the next transactions that it takes; false if there are none in time. */
    synchronized boolean dropNext(Duration patience) throws IOException, InterruptedException {
        var isThere = awaitTransactions(patience);
        rpc.call("anvil_dropAllTransactions");
        return isThere;
    }

    /**
     * The next transactions come into a block, and the block leaves the chain with them and with
     * what came on top of it; false if there are none in time.
     *
     * @param seen how long they are on the chain
     * @param depth how many blocks leave, at most {@link #DEPTH_MAX}
     */
    synchronized boolean reorganiseNext(Duration patience, Duration seen, int depth)
            throws IOException, InterruptedException {
        var isThere = awaitTransactions(patience);
        for (var block = 0; block < depth; block++) {
            rpc.call("evm_mine");
        }
        TimeUnit.MILLISECONDS.sleep(seen.toMillis());
        rpc.call("anvil_reorg", depth, List.of());
        return isThere;
    }

    /** Blocks go on until there is something to put into one. */
    private boolean awaitTransactions(Duration patience) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (rpc.call("txpool_status").path("pending").asText("0x0").equals("0x0")) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            rpc.call("evm_mine");
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
        return true;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        rpc.close();
    }
}
