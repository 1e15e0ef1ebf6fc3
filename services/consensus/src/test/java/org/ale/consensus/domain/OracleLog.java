/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.ale.consensus.domain.PoolEvent.JobDecided;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.consensus.domain.PoolEvent.PoolReopened;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.AuditTerms;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/** Feeds a served log to the decider and compares every pool with what the reference said of it. */
final class OracleLog {
    /** How far a posterior may lie from the reference, millionths. */
    private static final int TOLERANCE_MICRO = 2;

    /** Where a fixture's first line tells the version of the rules. */
    private static final int VERSION = 3;

    private static final JobId JOB = new JobId(new UUID(0, 1));
    private static final Instant NOW = Instant.EPOCH;

    /** Audits re-open all that is uncertain, as the reference does, and only at the end. */
    private static final CommunityParameters PARAMETERS = parameters();

    private final PoolDecider decider = new PoolDecider();
    private final List<PoolEvent> log = new ArrayList<>();
    private final Map<Integer, PoolClosed> closed = new LinkedHashMap<>();
    private final Set<Integer> reopened = new LinkedHashSet<>();
    private PoolState state = decider.initialState();
    private int labels;
    private int version;
    int compared;

    private static CommunityParameters parameters() {
        var from = CommunityParameters.BALANCED;
        return new CommunityParameters(
                from.consensus(),
                from.reward(),
                from.serving(),
                new AuditTerms(0, 3000),
                from.fees(),
                from.governance(),
                from.requirements(),
                from.visibleAfter());
    }

    static OracleLog of(InputStream fixture) throws IOException {
        return of(fixture, 1);
    }

    /** With the rules of a version, or of a later one if the fixture is of that. */
    static OracleLog of(InputStream fixture, int versionMin) throws IOException {
        var log = new OracleLog();
        log.version = versionMin;
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(fixture), StandardCharsets.US_ASCII))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                log.step(line);
            }
        }
        assertTrue(log.reopened.isEmpty(), "re-opened, but not by the reference: " + log.reopened);
        return log;
    }

    int version() {
        return version;
    }

    List<PoolEvent> log() {
        return log;
    }

    PoolState state() {
        return state;
    }

    private void step(String line) {
        var fields = line.split(",");
        switch (fields[0]) {
            case "h" -> begin(fields);
            case "o" -> open(number(fields, 1), number(fields, 2));
            case "v" -> vote(number(fields, 1), number(fields, 2), number(fields, 3));
            case "s" -> obey(new PoolCommand.ShutPool(pool(number(fields, 1)), NOW));
            case "c" -> compareClosed(number(fields, 1), fields);
            case "a" -> obey(new PoolCommand.AuditJob(JOB, number(fields, 1), NOW));
            case "r" ->
                    assertTrue(reopened.remove(number(fields, 1)), () -> "not re-opened: " + line);
            case "f" -> compareAudited(number(fields, 1), fields);
            default -> fail("a line of no known kind: " + line);
        }
    }

    /** The number of labels, and the version of the rules if it is not the first. */
    private void begin(String[] fields) {
        labels = number(fields, 1);
        version = fields.length > VERSION ? number(fields, VERSION) : version;
    }

    private static int number(String[] fields, int index) {
        return Integer.parseInt(fields[index]);
    }

    private static PoolId pool(int item) {
        return new PoolId(JOB, item);
    }

    private void open(int item, int gold) {
        var terms = new PoolTerms(TaskType.SINGLE_CHOICE, labels, gold, PARAMETERS);
        obey(new PoolCommand.OpenVoting(pool(item), terms, version, NOW));
    }

    private void vote(int item, int worker, int label) {
        var id = new WorkerId(new UUID(0, worker));
        obey(new PoolCommand.WeighVote(pool(item), id, label, NOW));
    }

    /** The job's pools are kept to be compared, although it is decided. */
    private void obey(PoolCommand command) {
        switch (decider.decide(command, state)) {
            case Decision.Accepted<PoolEvent>(var events) ->
                    events.stream()
                            .filter(event -> !(event instanceof JobDecided))
                            .forEach(this::happened);
            case Decision.Rejected<PoolEvent>(var reason, var _) ->
                    fail(command + " was refused: " + reason.name());
        }
    }

    private void happened(PoolEvent event) {
        log.add(event);
        state = decider.evolve(state, event);
        switch (event) {
            case PoolClosed pool -> closed.put(pool.poolId().item(), pool);
            case PoolReopened(var poolId, var _) -> reopened.add(poolId.item());
            case PoolEvent.BreakerTripped tripped -> fail("a false alarm: " + tripped);
            default -> {}
        }
    }

    private void compareClosed(int item, String[] expected) {
        var pool = closed.remove(item);
        assertNotNull(pool, () -> "the reference closed item " + item);
        compare(item, expected, pool.verdict(), pool.posterior());
    }

    private void compareAudited(int item, String[] expected) {
        var pool = state.pool(pool(item));
        assertNotNull(pool);
        var verdict = pool.current();
        assertNotNull(verdict);
        var terms = pool.terms();
        var posterior =
                terms.isGold()
                        ? Millionths.certain(terms.gold(), labels)
                        : LogLikelihood.posterior(pool.ballot().score());
        compare(item, expected, verdict, posterior);
    }

    private void compare(int item, String[] expected, Verdict verdict, Millionths posterior) {
        assertEquals(number(expected, 2), verdict.label(), () -> "label of item " + item);
        for (var label = 0; label < labels; label++) {
            var difference = Math.abs(number(expected, 3 + label) - posterior.at(label));
            assertTrue(
                    difference <= TOLERANCE_MICRO,
                    () -> "posterior of item %d: %s".formatted(item, posterior));
        }
        compared++;
    }
}
