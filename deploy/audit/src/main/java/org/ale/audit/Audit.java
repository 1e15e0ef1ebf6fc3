/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.ale.audit.chain.ChainAudit;
import org.ale.audit.chain.ChainFigures;

/** The whole audit: each topic is read once, upstream before downstream. */
public final class Audit {
    private final Findings findings = new Findings();
    private final LogIntegrity integrity = new LogIntegrity(findings);
    private final AnswersCheck answers = new AnswersCheck(findings);
    private final OrderCheck orders = new OrderCheck(findings);
    private final DrawsCheck draws = new DrawsCheck(findings);
    private final LabelsCheck labels = new LabelsCheck(findings);
    private final ReputationCheck reputations = new ReputationCheck(findings);
    private final Balances balances = new Balances(findings);
    private final OnboardingCheck onboarding = new OnboardingCheck(findings);
    private final PaymentCheck payments = new PaymentCheck(findings, balances, onboarding);
    private final ReturnsCheck returns = new ReturnsCheck(findings, balances, onboarding);
    private final ChainAudit chain = new ChainAudit(findings);
    private final FundingCheck fundings = new FundingCheck(findings);
    private final SettlementCheck settlements = new SettlementCheck(findings);
    private final RewardsCheck rewards = new RewardsCheck(findings);
    private final DeskBenchCheck benches = new DeskBenchCheck(findings);
    private final PotsDue pots = new PotsDue();
    private long newestMillis;

    @FunctionalInterface
    private interface Check {
        void accept(LogEntry entry) throws InvalidProtocolBufferException;
    }

    /**
     * Recomputes everything.
     *
     * @throws IOException if the log cannot be read; what is wrong in it is a finding
     */
    public Findings run(LogSource source) throws IOException {
        read(source, LogTopic.COMMUNITIES, List.of(onboarding::check, pots::placed));
        read(
                source,
                LogTopic.JOBS,
                List.of(
                        fundings::check,
                        settlements::funded,
                        onboarding::offered,
                        returns::told,
                        pots::funded));
        read(
                source,
                LogTopic.ASSIGNMENT,
                List.of(answers::accepted, orders::check, draws::check, benches::said));
        read(
                source,
                LogTopic.CONSENSUS,
                List.of(
                        answers::weighed,
                        labels::check,
                        reputations::decided,
                        pots::decided,
                        benches::decided));
        read(
                source,
                LogTopic.REPUTATION,
                List.of(reputations::check, payments::credited, returns::credited, pots::credited));
        read(
                source,
                LogTopic.PAYMENT,
                List.of(
                        returns::check,
                        payments::check,
                        pots::paid,
                        settlements::check,
                        chain::settled,
                        rewards::settled));
        read(source, LogTopic.STAKING, List.of(rewards::check, chain::allocated));
        read(
                source,
                LogTopic.CHAIN_BRIDGE,
                List.of(rewards::onChain, returns::closed, chain::check));
        source.faults(findings);
        finish();
        return findings;
    }

    private void read(LogSource source, LogTopic topic, List<Check> checks) throws IOException {
        source.read(
                topic,
                entry -> {
                    integrity.check(entry);
                    if (!entry.isRecord()) {
                        return;
                    }
                    newestMillis = Math.max(newestMillis, entry.event().getLogTimeMillis());
                    for (var check : checks) {
                        apply(check, entry);
                    }
                });
    }

    /** What breaks a check is wrong; the others go on. */
    private void apply(Check check, LogEntry entry) {
        try {
            check.accept(entry);
        } catch (InvalidProtocolBufferException e) {
            findings.add("undecodable", entry.place(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            findings.add("broken-fact", entry.place(), e.toString());
        }
    }

    private void finish() {
        List<Runnable> ends =
                List.of(
                        onboarding::finish,
                        labels::finish,
                        rewards::finish,
                        chain::finish,
                        () -> answers.finish(newestMillis),
                        () -> draws.finish(newestMillis),
                        () -> benches.finish(newestMillis),
                        () -> reputations.finish(newestMillis),
                        () -> returns.finish(newestMillis),
                        () -> pots.finish(findings, newestMillis));
        for (var end : ends) {
            try {
                end.run();
            } catch (RuntimeException e) {
                findings.add("broken-fact", "the end of the log", e.toString());
            }
        }
    }

    /** Whether the log tells of a chain whose contracts can be asked. */
    public boolean knowsAChain() {
        return chain.knowsAChain();
    }

    /**
     * Compares the contracts with the log that was read; what differs is a finding.
     *
     * @param node where the chain answers
     * @param addresses file with the contracts' addresses
     */
    public ChainFigures onChain(String node, Path addresses) throws IOException {
        return chain.onChain(node, addresses);
    }

    /** Batches and periods that the bridge has not recorded yet. */
    public int unrecorded() {
        return chain.waiting();
    }

    /** Sum of all accounts; zero. */
    public BigInteger imbalance() {
        return balances.total();
    }

    /** Of deposits on the chain: paid, kept or refunded, and not told to it yet. */
    public BigInteger unsettled() {
        return settlements.unsettled();
    }

    /** Accepted answers that wait to be weighed. */
    public int waitingAnswers() {
        return answers.waiting();
    }

    /** Decided pools that wait to be credited. */
    public int waitingCredits() {
        return reputations.waiting();
    }

    /** Credited pools and places of newcomers that wait to be paid. */
    public int waitingPots() {
        return pots.waiting();
    }

    /** Draws whose seed has not been revealed, so that nobody can check them yet. */
    public long unverifiedDraws() {
        return draws.unverified();
    }
}
