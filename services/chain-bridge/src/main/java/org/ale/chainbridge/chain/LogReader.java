/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.Deposit;
import org.ale.chainbridge.domain.Hash32;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.methods.response.Log;

/** What the logs of our contracts say. A log of no interest, or of no job of ours, says nothing. */
final class LogReader {
    private static final int WORD = 64;

    private static final String DEPOSITED =
            topic("Deposited(bytes32,address,address,uint256,uint256)");
    private static final String REFUND_CLAIMED = topic("RefundClaimed(address,uint256)");
    private static final String JOB_CLOSING = topic("JobClosing(bytes32,address,uint256,uint256)");
    private static final String REFUND_ALLOWED = topic("RefundAllowed(bytes32,address,uint256)");
    private static final String REFUND_VETOED = topic("RefundVetoed(bytes32,address,uint256)");
    private static final String BOUGHT_OUT = topic("BoughtOut(bytes32,address,uint256)");
    private static final String CLAIMED = topic("Claimed(address,uint256,uint256)");
    private static final String ROOT_POSTED = topic("RootPosted(uint64,bytes32,uint256,bytes32)");
    private static final String STAKED = topic("Staked(address,uint256)");
    private static final String UNSTAKED = topic("Unstaked(address,uint256,uint64)");
    private static final String MINTED = topic("InflationMinted(uint64,uint256,uint256)");
    private static final String CREATED = topic("CommunityCreated(bytes32,address,address,string)");

    private final Deployment deployment;

    /** Time of a block, milliseconds since 1970. */
    private final LongUnaryOperator blockMillis;

    /** Whether a transaction is ours. */
    private final Predicate<Hash32> isOurs;

    LogReader(Deployment deployment, LongUnaryOperator blockMillis, Predicate<Hash32> isOurs) {
        this.isOurs = isOurs;
        this.deployment = deployment;
        this.blockMillis = blockMillis;
    }

    /** Transactions that allowed refunds: who reads must know which of them are ours. */
    static Set<Hash32> refunds(List<Log> logs) {
        var transactions = new LinkedHashSet<Hash32>();
        for (var log : logs) {
            if (!log.getTopics().isEmpty() && log.getTopics().getFirst().equals(REFUND_ALLOWED)) {
                transactions.add(transaction(log));
            }
        }
        return transactions;
    }

    private static Hash32 transaction(Log log) {
        return Hash32.of(log.getTransactionHash());
    }

    private static String topic(String signature) {
        return Hash.sha3String(signature);
    }

    /**
     * All findings, in the order of the logs.
     *
     * @param strange roots that somebody else posted, as an operator knows: they are passed over.
     *     Whether the chain pays by one of them is asked all the same
     */
    List<ChainEvent> findings(List<Log> logs, Set<Hash32> strange) {
        var findings = new ArrayList<ChainEvent>();
        logs.forEach(log -> finding(log).ifPresent(findings::add));
        findings.removeIf(finding ->
                finding instanceof ChainEvent.RootPostFinalized(_, var root, _, _)
                        && strange.contains(root));
        return findings;
    }

    private Optional<ChainEvent> finding(Log log) {
        var topics = log.getTopics();
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        var topic = topics.getFirst();
        if (isOf(log, Deployment.ESCROW)) {
            return escrow(log, topic);
        } else if (is(log, Deployment.DISTRIBUTOR, topic, CLAIMED)) {
            return Optional.of(
                    new ChainEvent.ClaimFinalized(
                            account(log, 1),
                            units(log, 0),
                            units(log, 1),
                            millis(log),
                            Instant.EPOCH));
        } else if (is(log, Deployment.DISTRIBUTOR, topic, ROOT_POSTED)) {
            return Optional.of(
                    new ChainEvent.RootPostFinalized(
                            number(topics.get(1)).longValueExact(),
                            Hash32.of("0x" + word(log, 0)),
                            units(log, 1),
                            Instant.EPOCH));
        } else if (is(log, Deployment.STAKING, topic, STAKED)) {
            return Optional.of(
                    new ChainEvent.StakeFinalized(
                            account(log, 1), units(log, 0), millis(log), Instant.EPOCH));
        } else if (is(log, Deployment.STAKING, topic, UNSTAKED)) {
            return Optional.of(
                    new ChainEvent.UnstakeFinalized(
                            account(log, 1), units(log, 0), millis(log), Instant.EPOCH));
        } else if (is(log, Deployment.MINTER, topic, MINTED)) {
            return Optional.of(
                    new ChainEvent.InflationMinted(
                            number(topics.get(1)).longValueExact(),
                            units(log, 0),
                            units(log, 1),
                            millis(log),
                            Instant.EPOCH));
        } else if (is(log, Deployment.FACTORY, topic, CREATED)) {
            return twin(log);
        }
        return Optional.empty();
    }

    private boolean is(Log log, String contract, String topic, String signature) {
        return topic.equals(signature) && isOf(log, contract);
    }

    private boolean isOf(Log log, String contract) {
        return log.getAddress().equalsIgnoreCase(deployment.contract(contract).hex());
    }

    private Optional<ChainEvent> escrow(Log log, String topic) {
        if (topic.equals(DEPOSITED)) {
            return deposit(log)
                    .map(each -> new ChainEvent.DepositFinalized(each, millis(log), Instant.EPOCH));
        } else if (topic.equals(REFUND_CLAIMED)) {
            return Optional.of(
                    new ChainEvent.RefundClaimFinalized(
                            account(log, 1), units(log, 0), millis(log), Instant.EPOCH));
        } else if (topic.equals(JOB_CLOSING)) {
            return ofJob(log, ChainEvent.JobCloseFinalized::new);
        } else if (topic.equals(REFUND_VETOED)) {
            return ofJob(log, ChainEvent.RefundVetoFinalized::new);
        } else if (topic.equals(BOUGHT_OUT)) {
            return ofJob(log, ChainEvent.BuyOutFinalized::new);
        } else if (topic.equals(REFUND_ALLOWED) && !isOurs.test(transaction(log))) {
            return ofJob(log, ChainEvent.StrangeRefundFinalized::new);
        }
        return Optional.empty();
    }

    /** A deposit for a job; empty if the log is none, or its id cannot be a job's. */
    Optional<Deposit> deposit(Log log) {
        if (log.getTopics().isEmpty() || !log.getTopics().getFirst().equals(DEPOSITED)) {
            return Optional.empty();
        }
        try {
            var job = new JobId(Abi.uuid(Hash32.of(log.getTopics().get(1))));
            return Optional.of(
                    new Deposit(
                            transaction(log) + ":" + log.getLogIndex(),
                            job,
                            account(log, 2),
                            Address.of("0x" + word(log, 0).substring(WORD - 40)),
                            number("0x" + word(log, 1)),
                            units(log, 2),
                            log.getBlockNumber().longValueExact()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What happened to a job's money, and whose it is now. */
    @FunctionalInterface
    private interface OfJob {
        ChainEvent of(JobId job, Address payer, Ale amount, long atMillis, Instant at);
    }

    private Optional<ChainEvent> ofJob(Log log, OfJob what) {
        return job(log).map(job ->
                what.of(job, account(log, 2), units(log, 0), millis(log), Instant.EPOCH));
    }

    /** The job that the first topic names; empty if it is none of ours. */
    private static Optional<JobId> job(Log log) {
        try {
            return Optional.of(new JobId(Abi.uuid(Hash32.of(log.getTopics().get(1)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Anyone may found a community on chain; only those with our ids are twins. */
    private Optional<ChainEvent> twin(Log log) {
        try {
            return Optional.of(
                    new ChainEvent.CommunityTwinFinalized(
                            new CommunityId(Abi.uuid(Hash32.of(log.getTopics().get(1)))),
                            account(log, 2),
                            Address.of("0x" + word(log, 0).substring(WORD - 40)),
                            Instant.EPOCH));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private long millis(Log log) {
        return blockMillis.applyAsLong(log.getBlockNumber().longValueExact());
    }

    private static Address account(Log log, int topic) {
        return Address.of("0x" + log.getTopics().get(topic).substring(2 + WORD - 40));
    }

    private static Ale units(Log log, int index) {
        return new Ale(number("0x" + word(log, index)));
    }

    private static String word(Log log, int index) {
        var from = 2 + index * WORD;
        return log.getData().substring(from, from + WORD);
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex.substring(2), 16);
    }
}
