/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ale.chainbridge.chain.ChainReader.Block;
import org.ale.chainbridge.domain.BlockRange;
import org.ale.chainbridge.domain.ChainCommand.RecordBlocks;
import org.ale.chainbridge.domain.ChainCommand.RecordSeen;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.projection.settlement.Outstanding;
import org.ale.chainbridge.projection.settlement.Outstanding.Checkpoint;

/**
 * Reads the logs of final blocks, each once. The place is in the log beside what was found there;
 * the block at that place must still be on the chain.
 */
final class Ingestion {
    /** So many blocks are read at once. */
    private static final long BLOCKS_MAX = 1_000;

    /** Blocks in which nothing was found are recorded together. */
    private static final long EMPTY_BLOCKS = 64;

    /** Of several blocks; one block is read whole. */
    private static final int FINDINGS_MAX = 1_000;

    private final ChainReader reader;
    private final Outstanding outstanding;
    private final Reports reports;
    private final Deployment deployment;

    /** Roots that an operator has looked at: not ours, and vetoed. */
    private final Set<Hash32> strange;

    /** After each success by so many parts more, to find what nodes allow and stay near it. */
    private static final long GROWTH = 8;

    /** So many blocks are asked for next: nodes limit ranges and results, each in its own way. */
    private long span = BLOCKS_MAX;

    private long freshFrom;
    private int freshSeen;

    Ingestion(
            ChainReader reader,
            Outstanding outstanding,
            Reports reports,
            Deployment deployment,
            Set<Hash32> strange) {
        this.strange = strange;
        this.reader = reader;
        this.outstanding = outstanding;
        this.reports = reports;
        this.deployment = deployment;
    }

    /**
     * Reads as far as the chain is final.
     *
     * @throws NodeException if the nodes do not tell, or the log does not take it; next time fewer
     *     blocks are asked for
     */
    void read(Block finalized) throws SQLException {
        var place =
                outstanding
                        .checkpoint()
                        .orElse(new Checkpoint(Math.max(0, deployment.block() - 1), Hash32.ZERO));
        var to = Math.min(finalized.number(), place.block() + span);
        try {
            while (to > place.block() && !read(place, to, finalized)) {
                to = place.block() + (to - place.block()) / 2;
            }
            span = Math.min(BLOCKS_MAX, span + Math.max(1, span / GROWTH));
        } catch (NodeException e) {
            span = Math.max(1, Math.min(span, to - place.block()) / 2);
            throw new NodeException("reading after block " + place.block() + ": " + message(e), e);
        }
    }

    private static String message(NodeException e) {
        return String.valueOf(e.getMessage());
    }

    /** Answers false if there is too much to find in these blocks. */
    private boolean read(Checkpoint place, long to, Block finalized) throws SQLException {
        var isFirst = place.hash().equals(Hash32.ZERO);
        var last = reader.agreedBlock(to);
        var logs = reader.finalLogs(place.block() + 1, to);
        if (logs.size() > FINDINGS_MAX && to > place.block() + 1) {
            return false;
        }
        Map<Long, Long> times = new LinkedHashMap<>();
        var ours = outstanding.ours(LogReader.refunds(logs));
        var findings =
                new LogReader(
                                deployment,
                                block ->
                                        times.computeIfAbsent(
                                                block, each -> reader.agreedBlock(each).atMillis()),
                                ours::contains)
                        .findings(logs, strange);
        // What lies behind a part can only be read once the part is recorded, though it is empty.
        var isPart = to < finalized.number();
        if (findings.isEmpty() && !isPart && to - place.block() < EMPTY_BLOCKS && !isFirst) {
            return true;
        }
        var before = isFirst ? Hash32.ZERO : reader.agreedBlock(place.block()).hash();
        var range = new BlockRange(place.block(), before, to, last.hash());
        var id =
                "blocks-%d-%s-%d-%s"
                        .formatted(
                                range.after(),
                                before.hex().substring(2, 18),
                                to,
                                last.hash().hex().substring(2, 18));
        if (!reports.report(id, new RecordBlocks(range, findings, Instant.EPOCH))) {
            throw new NodeException("the log does not take block " + to);
        }
        return true;
    }

    /** Shows deposits before they are final. */
    void look(Block finalized) {
        if (freshFrom != finalized.number()) {
            freshFrom = finalized.number();
            freshSeen = 0;
        }
        var logs = new LogReader(deployment, _ -> 0, _ -> true);
        var deposits =
                reader.freshDeposits(finalized.number() + 1).stream()
                        .flatMap(log -> logs.deposit(log).stream())
                        .limit(FINDINGS_MAX)
                        .toList();
        if (deposits.size() > freshSeen) {
            freshSeen = deposits.size();
            var id = "seen-" + deposits.getLast().id().substring(2) + "-" + deposits.size();
            reports.report(id, new RecordSeen(deposits, Instant.EPOCH));
        }
    }
}
