/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import org.ale.audit.Findings;
import org.ale.audit.LogEntry;
import org.ale.audit.LogSource;
import org.ale.audit.LogTopic;

/**
 * What payment settled and staking allocated, the bridge's log, and the contracts: each must follow
 * from the one before.
 */
public final class ChainAudit {
    private final Findings findings;
    private final SettlementSources sources;
    private final ChainLogCheck log;

    public ChainAudit(Findings findings) {
        this.findings = findings;
        sources = new SettlementSources(findings);
        log = new ChainLogCheck(findings, sources);
    }

    /**
     * Reads the three logs alone, for a log that has no others.
     *
     * @throws IOException if a log cannot be read
     */
    public void read(LogSource source) throws IOException {
        source.read(LogTopic.PAYMENT, entry -> noting(entry, this::settled));
        source.read(LogTopic.STAKING, entry -> noting(entry, this::allocated));
        source.read(LogTopic.CHAIN_BRIDGE, entry -> noting(entry, this::check));
        finish();
    }

    @FunctionalInterface
    private interface Check {
        void accept(LogEntry entry) throws InvalidProtocolBufferException;
    }

    private void noting(LogEntry entry, Check check) {
        try {
            check.accept(entry);
        } catch (InvalidProtocolBufferException e) {
            findings.add("undecodable", entry.place(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            findings.add("broken-fact", entry.place(), e.toString());
        }
    }

    /** Notes what payment settled. */
    public void settled(LogEntry entry) throws InvalidProtocolBufferException {
        sources.settled(entry);
    }

    /** Notes what staking allocated. */
    public void allocated(LogEntry entry) throws InvalidProtocolBufferException {
        sources.allocated(entry);
    }

    /** Checks one fact of the bridge's log; payment's and staking's logs have been read before. */
    public void check(LogEntry entry) throws InvalidProtocolBufferException {
        log.check(entry);
    }

    /** The logs were read. */
    public void finish() {
        log.finish();
    }

    /** Whether there is anything to ask a chain about. */
    public boolean knowsAChain() {
        return log.hasReadBlocks();
    }

    /** Batches and periods that the bridge has not recorded yet: they are on their way. */
    public int waiting() {
        return sources.open();
    }

    /**
     * Compares the contracts with what was read.
     *
     * @param node where the chain answers
     * @param addresses file with the contracts' addresses
     */
    public ChainFigures onChain(String node, Path addresses) throws IOException {
        var contracts = new ObjectMapper().readTree(addresses.toFile());
        try (var rpc = new JsonRpc(node)) {
            return new ChainStateCheck(findings, rpc, contracts, log).check();
        }
    }
}
