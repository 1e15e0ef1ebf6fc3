/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.ale.audit.AuditedPool.Verdict;
import org.ale.audit.AuditedPool.Vote;
import org.ale.schemas.consensus.v1.AuditPassed;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.type.v1.CommunityParameters;
import org.junit.jupiter.api.Test;

/** Audits that must run, what they must tell, and who must be benched. */
class AuditsAndBenchTest {
    private static final String JOB = new UUID(0, 1).toString();
    private static final String LIAR = new UUID(1, 1).toString();
    private static final CommunityParameters RULES =
            CommunityParameters.newBuilder()
                    .setConfidenceMicro(970_000)
                    .setMinVotes(2)
                    .setMaxVotes(15)
                    .setGoldBps(1_000)
                    .setBenchAfter(8)
                    .setBenchRelBps(5_000)
                    .setAuditEvery(2)
                    .build();

    private final Findings findings = new Findings();
    private final LabelledCommunity community = new LabelledCommunity(findings);
    private int pools;

    private void command(String id) {
        community.comes(entry(id));
    }

    private static LogEntry entry(String command) {
        var event = EventRecord.newBuilder().setStreamId("community").setCommandId(command);
        return new LogEntry(LogTopic.CONSENSUS, 0, 0, event.build());
    }

    private AuditedPool opened(int gold) {
        var id = JOB + ":" + pools++;
        var event =
                VotingOpened.newBuilder()
                        .setPoolId(id)
                        .setLabels(2)
                        .setGold(gold)
                        .setParameters(RULES)
                        .setAlgorithm("BALANCED_3")
                        .build();
        var pool = new AuditedPool(event, new long[2]);
        community.pools.put(id, pool);
        community.audits.opened(pool);
        return pool;
    }

    /** One that says what its votes say: nothing is decided by one vote of a stranger. */
    private AuditedPool closed() {
        var pool = opened(0);
        pool.take(new Vote(new UUID(2, pools).toString(), 1, new long[] {-1_203_973, -356_675}));
        pool.close(pool.verdict(false));
        community.audits.closed(pool);
        return pool;
    }

    private void passed(String job) {
        var event = AuditPassed.newBuilder().setLabels(2).setJobId(job).build();
        community.audits.passed(event, community.audit(2));
    }

    private List<String> codes() {
        community.finish("the end");
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    @Test
    void aPeriodicAuditThatIsDueMustRunWithTheNextPool() {
        command("a");
        closed();
        closed();
        command("b");
        opened(0);
        passed("");
        command("c");
        opened(0);
        assertEquals(List.of(), codes());
    }

    @Test
    void oneThatDoesNotRunIsFound() {
        command("a");
        closed();
        closed();
        command("b");
        opened(0);
        command("c");
        assertEquals(List.of("audit-left-out"), codes());
    }

    @Test
    void oneThatTheBreakerAsksForIsFoundIfItDoesNotRun() {
        command("a");
        closed();
        closed();
        community.audits.tripped();
        assertEquals(List.of("audit-left-out"), codes());
    }

    @Test
    void aLabelThatAnAuditTurnsMustBeTold() {
        command("a");
        closed().say(new Verdict(0, 970_000, true));
        passed("");
        command("b");
        assertEquals(List.of("relabel-left-out"), codes());
    }

    @Test
    void aStoppedCommunityTellsItWhenItGoesOn() {
        command("a");
        closed().say(new Verdict(0, 970_000, true));
        community.breaker.trip(entry("a"), BreakerTripped.getDefaultInstance());
        passed("");
        command("b");
        var before = findings.kept().size();
        assertEquals(0, count("relabel-left-out"));
        community.breaker.reset();
        community.audits.restarted();
        command("c");
        assertEquals(1, count("relabel-left-out"));
        assertEquals(before + 1, findings.kept().size());
    }

    /** An audit opened the pool again since. */
    @Test
    void aClosingThatWasPutOffIsDueOnce() {
        var pool = opened(0);
        community.closings.putOff(pool.id());
        community.closings.goesOn("here", List.of(pool));
        community.closings.closed(pool);
        community.closings.goesOn("there", List.of(pool));
        assertEquals(List.of(), codes());
    }

    private long count(String code) {
        return findings.kept().stream().filter(each -> each.code().equals(code)).count();
    }

    @Test
    void aJobIsNotDecidedUnauditedOrWithAnOpenPool() {
        command("a");
        closed();
        community.audits.decided(JOB);
        assertEquals(List.of("decided-unaudited"), codes());
        command("b");
        opened(0);
        passed(JOB);
        community.audits.decided(JOB);
        assertEquals(List.of("decided-unaudited", "decided-open"), codes());
    }

    @Test
    void aStrangersVoteTellsWhatAChannelOfSevenInTenTells() {
        assertEquals(82_283, new LabelModel(2).informationOfStranger());
    }

    /** Right as often as wrong about known answers, so his vote tells nothing. */
    private AuditedPool guessed() {
        var pool = opened(1);
        for (var time = 0; time < 4; time++) {
            community.model(2).credit(LIAR, time % 2, pool.truth(), LabelModel.GOLD_WEIGHT);
        }
        pool.take(new Vote(LIAR, 1, new long[2]));
        return pool;
    }

    @Test
    void whoTellsNothingMustBeBenched() {
        community.bench.closed("here", guessed(), community.model(2));
        assertEquals(List.of("bench-left-out"), codes());
    }

    @Test
    void whoIsBenchedWhenItIsDueIsNoFinding() {
        community.bench.closed("here", guessed(), community.model(2));
        community.bench.changed(entry("a"), LIAR, 2, true);
        community.bench.audited("here", 2, RULES, community.model(2));
        assertEquals(List.of(), codes());
    }

    @Test
    void whoIsBenchedWithoutNeedOrForOtherLabelsIsFound() {
        community.bench.closed("here", guessed(), community.model(2));
        community.bench.changed(entry("a"), LIAR, 3, true);
        assertEquals(List.of("bench-unasked", "bench-left-out"), codes());
    }

    @Test
    void nobodyIsBenchedWhereNoAnswerIsKnown() {
        var pool = opened(0);
        for (var time = 0; time < 40; time++) {
            community.model(2).credit(LIAR, time % 2, new int[] {1_000_000, 0}, 1);
        }
        pool.take(new Vote(LIAR, 1, new long[2]));
        community.bench.closed("here", pool, community.model(2));
        assertEquals(List.of(), codes());
    }
}
