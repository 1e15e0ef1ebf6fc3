/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.type.v1.CommunityParameters;

/** A pool as the auditor sees it grow. */
final class AuditedPool {
    static final int GOLD_VOTES = 10;
    private static final int GOLD_VOTES_MIN = 3;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** A vote and what it added: scores in micro-nats, or one weight in micro-REP. */
    record Vote(String worker, int label, long[] contribution) {}

    /** What a pool says: label, its confidence in millionths, and whether that suffices. */
    record Verdict(int label, int confidenceMicro, boolean resolved) {}

    private final VotingOpened opened;
    private final String jobId;
    private final List<Vote> votes = new ArrayList<>();
    private long[] score;
    private boolean open = true;
    private boolean closedBefore;
    private boolean heard;
    private String openAfter = "";
    private Verdict said = new Verdict(-1, 0, false);

    AuditedPool(VotingOpened opened, long[] score) {
        this.opened = opened;
        jobId = opened.getPoolId().substring(0, opened.getPoolId().lastIndexOf(':'));
        this.score = score.clone();
    }

    boolean isBalanced() {
        return isBalanced(opened.getAlgorithm());
    }

    /** Whether a version of the rule scores votes, and audits look at them again. */
    static boolean isBalanced(String algorithm) {
        return algorithm.equals("BALANCED_1") || closesGoldEarly(algorithm);
    }

    private static boolean closesGoldEarly(String algorithm) {
        return algorithm.equals("BALANCED_2") || algorithm.equals("BALANCED_3");
    }

    boolean isGold() {
        return opened.getGold() > 0;
    }

    int gold() {
        return opened.getGold() - 1;
    }

    int labels() {
        return opened.getLabels();
    }

    CommunityParameters parameters() {
        return opened.getParameters();
    }

    String id() {
        return opened.getPoolId();
    }

    String jobId() {
        return jobId;
    }

    List<Vote> votes() {
        return votes;
    }

    long[] score() {
        return score;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether audits look at it: it closed once, and by the rule that audits repeat. */
    boolean isEvidence() {
        return closedBefore && isBalanced();
    }

    boolean closedBefore() {
        return closedBefore;
    }

    /**
     * Whether the breaker hears of it with this vote: once, when its votes first suffice, whatever
     * they say; under earlier versions of the rule at its closing only.
     */
    boolean tellsNow() {
        return isUnheardGold()
                && opened.getAlgorithm().equals("BALANCED_3")
                && votes.size() >= GOLD_VOTES_MIN
                && byVotes(posterior()).resolved();
    }

    /**
     * Whether the breaker hears of it now that it closes: it has taken the votes it needs, or they
     * sufficed while its job was stopped and nobody listened.
     */
    boolean tellsAtClosing() {
        return tellsNow() || (isUnheardGold() && isComplete(false));
    }

    private boolean isUnheardGold() {
        return isGold() && !closedBefore && !heard;
    }

    /**
     * Tells the breaker.
     *
     * @return whether the votes alone say the known answer
     */
    boolean tell() {
        heard = true;
        return byVotes(posterior()).label() == gold();
    }

    /** What the log said of it last. */
    Verdict said() {
        return said;
    }

    void take(Vote vote) {
        votes.add(vote);
        if (isBalanced()) {
            score = plus(score, vote.contribution(), 1);
        }
    }

    /** The vote that a command brought does not close it; empty: the vote closes it. */
    void staysOpenAfter(String command) {
        openAfter = command;
    }

    boolean hasStayedOpenAfter(String command) {
        return !openAfter.isEmpty() && openAfter.equals(command);
    }

    void close(Verdict verdict) {
        open = false;
        openAfter = "";
        closedBefore = true;
        said = verdict;
    }

    void say(Verdict verdict) {
        said = verdict;
    }

    void reopen() {
        open = true;
    }

    void rescore(long[] audited) {
        score = audited;
    }

    static long[] plus(long[] left, long[] right, int sign) {
        var sum = left.clone();
        for (var index = 0; index < sum.length; index++) {
            sum[index] += sign * right[index];
        }
        return sum;
    }

    /** How likely each label is, millionths; under the strict rule its share of heads. */
    int[] posterior() {
        if (isBalanced()) {
            return LabelModel.softmax(score);
        }
        var heads = new int[labels()];
        votes.forEach(vote -> heads[vote.label()]++);
        return votes.isEmpty()
                ? heads
                : Arrays.stream(heads)
                        .map(count -> (int) (count * LabelModel.MICRO / votes.size()))
                        .toArray();
    }

    /** What is credited as true: the known answer, or what the votes say. */
    int[] truth() {
        if (!isGold()) {
            return posterior();
        }
        var certain = new int[labels()];
        certain[gold()] = (int) LabelModel.MICRO;
        return certain;
    }

    static int best(int[] micro) {
        var best = 0;
        for (var label = 1; label < micro.length; label++) {
            best = micro[label] > micro[best] ? label : best;
        }
        return best;
    }

    /** What the votes alone say. */
    Verdict byVotes(int[] posterior) {
        var label = best(posterior);
        var resolved =
                isBalanced()
                        ? !votes.isEmpty() && posterior[label] >= parameters().getConfidenceMicro()
                        : strict(label);
        return new Verdict(label, posterior[label], resolved);
    }

    /**
     * What the pool says when it closes: the declared answer if there is one.
     *
     * @param disputed its job was stopped, so nobody gains by a declared answer
     */
    Verdict verdict(boolean disputed) {
        if (isGold()) {
            var found = !disputed && votes.stream().anyMatch(vote -> vote.label() == gold());
            return new Verdict(gold(), (int) LabelModel.MICRO, found);
        }
        return byVotes(posterior());
    }

    /** Enough votes, enough heads, enough weight; shares may just be reached. */
    private boolean strict(int label) {
        var weight = 0L;
        var weightFor = 0L;
        var heads = 0;
        for (var vote : votes) {
            weight += vote.contribution()[0];
            if (vote.label() == label) {
                heads++;
                weightFor += vote.contribution()[0];
            }
        }
        return votes.size() >= parameters().getMinVotes()
                && (long) heads * 10_000 >= (long) parameters().getHeadShareBps() * votes.size()
                && reaches(weightFor, weight, parameters().getWeightShareBps());
    }

    private static boolean reaches(long part, long whole, int bps) {
        var left = BigInteger.valueOf(part);
        var right = BigInteger.valueOf(whole);
        return bps == 6667
                ? left.multiply(THREE).compareTo(right.multiply(BigInteger.TWO)) >= 0
                : left.multiply(BigInteger.valueOf(10_000))
                                .compareTo(right.multiply(BigInteger.valueOf(bps)))
                        >= 0;
    }

    /**
     * Whether it needs no more votes.
     *
     * @param newCommunity fewer than 50 pools have closed, so that three votes are the least
     */
    boolean isComplete(boolean newCommunity) {
        var most = isGold() ? GOLD_VOTES : parameters().getMaxVotes();
        if (votes.size() >= most) {
            return true;
        }
        var verdict = byVotes(posterior());
        if (isGold()) {
            return closesGoldEarly(opened.getAlgorithm())
                    && votes.size() >= GOLD_VOTES_MIN
                    && verdict.resolved()
                    && verdict.label() == gold();
        }
        var least = parameters().getMinVotes();
        return votes.size() >= (newCommunity ? Math.max(3, least) : least) && verdict.resolved();
    }
}
