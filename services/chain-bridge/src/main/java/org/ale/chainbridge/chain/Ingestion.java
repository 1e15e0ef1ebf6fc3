/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** One record of the log takes no more. */
    private static final int FINDINGS_MAX = 1_000;

    private final ChainReader reader;
    private final Outstanding outstanding;
    private final Reports reports;
    private final Deployment deployment;
    private long freshFrom;
    private int freshSeen;

    Ingestion(ChainReader reader, Outstanding outstanding, Reports reports, Deployment deployment) {
        this.reader = reader;
        this.outstanding = outstanding;
        this.reports = reports;
        this.deployment = deployment;
    }

    /** Reads as far as the chain is final. */
    void read(Block finalized) throws SQLException {
        var place =
                outstanding
                        .checkpoint()
                        .orElse(new Checkpoint(Math.max(0, deployment.block() - 1), Hash32.ZERO));
        var isFirst = place.hash().equals(Hash32.ZERO);
        var to = Math.min(finalized.number(), place.block() + BLOCKS_MAX);
        while (to > place.block() && !read(place, isFirst, to)) {
            to = place.block() + (to - place.block()) / 2;
        }
    }

    /** Answers false if there is too much to find in these blocks. */
    private boolean read(Checkpoint place, boolean isFirst, long to) {
        var last = reader.agreedBlock(to);
        var logs = reader.finalLogs(place.block() + 1, to);
        if (logs.size() > FINDINGS_MAX && to > place.block() + 1) {
            return false;
        }
        Map<Long, Long> times = new LinkedHashMap<>();
        var findings =
                new LogReader(
                                deployment,
                                block ->
                                        times.computeIfAbsent(
                                                block, each -> reader.agreedBlock(each).atMillis()))
                        .findings(logs);
        if (findings.isEmpty() && to - place.block() < EMPTY_BLOCKS && !isFirst) {
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
        reports.report(id, new RecordBlocks(range, findings, Instant.EPOCH));
        return true;
    }

    /** Shows deposits before they are final. */
    void look(Block finalized) {
        if (freshFrom != finalized.number()) {
            freshFrom = finalized.number();
            freshSeen = 0;
        }
        var logs = new LogReader(deployment, _ -> 0);
        var deposits =
                reader.freshDeposits(finalized.number() + 1).stream()
                        .flatMap(log -> logs.deposit(log).stream())
                        .toList();
        if (deposits.size() > freshSeen) {
            freshSeen = deposits.size();
            var id = "seen-" + deposits.getLast().id().substring(2) + "-" + deposits.size();
            reports.report(id, new RecordSeen(deposits, Instant.EPOCH));
        }
    }
}
