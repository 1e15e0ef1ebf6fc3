/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.COMMUNITY;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever escrows refuse, roots go on with the money that is there. */
class RootsGoOnTest {
    private static final JobId GOOD = job(1);
    private static final JobId BAD = job(2);

    private final Settling bridge = new Settling();
    private long batch;

    @BeforeEach
    void anaIsPaid() {
        bridge.send(link(ANA, ANAS));
    }

    private static JobId job(int number) {
        return new JobId(new UUID(7, number));
    }

    private static JobSettlement pays(JobId job, long paid) {
        return new JobSettlement(job, units(paid), Ale.ZERO, Ale.ZERO);
    }

    /** Ana earns what the jobs pay. */
    private void earn(JobSettlement... jobs) {
        earn(List.of(jobs));
    }

    private void earn(List<JobSettlement> jobs) {
        var sum = jobs.stream().map(JobSettlement::paid).reduce(Ale.ZERO, Ale::plus);
        var credit = earned(ANA, sum.baseUnits().longValueExact());
        bridge.send(new RecordEarnings(COMMUNITY, ++batch, List.of(credit), jobs, List.of(), NOW));
    }

    private long promised() {
        return bridge.contracts.promised.baseUnits().longValueExact();
    }

    /** Jobs 1, 2, ... of which each pays one unit. */
    private static List<JobSettlement> each(int jobs) {
        return IntStream.rangeClosed(1, jobs).mapToObj(number -> pays(job(number), 1)).toList();
    }

    private void fund(int jobs) {
        each(jobs).forEach(job -> bridge.contracts.deposit(job.job(), units(1)));
    }

    @Test
    void aJobThatGivesNothingAndEarnsAtEachEpochStopsNoRoot() {
        bridge.contracts.deposit(GOOD, units(1_000));
        for (var epoch = 1; epoch <= 8; epoch++) {
            earn(pays(GOOD, 10), pays(BAD, 10));
            bridge.epoch();
        }
        bridge.epoch();
        assertEquals(80, promised());
        bridge.contracts.deposit(BAD, units(80));
        bridge.epoch();
        bridge.epoch();
        assertEquals(160, promised());
    }

    /** Who earns exactly what was refused before is not taken for that. */
    @Test
    void theSameAmountAgainIsMissingToo() {
        bridge.contracts.deposit(GOOD, units(1_000));
        earn(pays(BAD, 5));
        bridge.epoch();
        for (var epoch = 1; epoch <= 6; epoch++) {
            earn(pays(GOOD, 10), pays(BAD, 5));
            bridge.close();
            earn(pays(BAD, 5));
            bridge.mine(Integer.MAX_VALUE);
        }
        bridge.epoch();
        assertEquals(60, promised());
    }

    @Test
    void whoIsNotToBlamePassesInTwoSteps() {
        fund(50);
        bridge.contracts.deposit(job(13), units(5));
        earn(each(50));
        earn(pays(job(13), 10));
        bridge.epoch();
        assertEquals(0, promised());
        assertEquals(8, bridge.close().size());
        bridge.mine(Integer.MAX_VALUE);
        assertEquals(7 + 1, bridge.close().size());
        bridge.mine(Integer.MAX_VALUE);
        bridge.epoch();
        assertEquals(49, promised());
    }

    /** What was on its way when the escrow was paused makes no job ask alone from then on. */
    @Test
    void afterAPauseEverybodyIsPaidAtTheSecondClosing() {
        fund(600);
        earn(each(600));
        bridge.close();
        bridge.contracts.isPaused = true;
        bridge.mine(Integer.MAX_VALUE);
        for (var epoch = 0; epoch < 3; epoch++) {
            assertEquals(List.of(), bridge.close(), "a paused escrow is asked for nothing");
        }
        bridge.contracts.isPaused = false;
        assertEquals(86, bridge.close().size());
        bridge.mine(Integer.MAX_VALUE);
        bridge.epoch();
        assertEquals(600, promised());
    }

    @Test
    void whatIsNewWaitsWhileTheEscrowIsPaused() {
        fund(3);
        bridge.contracts.isPaused = true;
        earn(each(3));
        assertEquals(List.of(), bridge.close());
        bridge.contracts.isPaused = false;
        bridge.epoch();
        assertEquals(3, promised());
    }

    @Test
    void aRefundThatIsRefusedHasItsTurnAmongManyReleases() {
        var payer = new JobSettlement(job(200), Ale.ZERO, Ale.ZERO, units(1));
        earn(payer);
        for (var epoch = 0; epoch < 6; epoch++) {
            earn(each(150));
            bridge.epoch();
        }
        bridge.contracts.deposit(job(200), units(1));
        earn(each(150));
        bridge.epoch();
        bridge.epoch();
        assertEquals(Ale.ZERO, bridge.contracts.held(job(200)));
    }

    /** However many are refused and earn on, a closing asks for some, and each one's turn comes. */
    @Test
    void ofManyThatAreRefusedAloneEachIsAskedForInTurn() {
        var jobs = 250;
        for (var epoch = 0; epoch < 5; epoch++) {
            earn(each(jobs));
            bridge.epoch();
        }
        var asked = new ArrayList<JobId>();
        for (var epoch = 0; epoch < 3; epoch++) {
            earn(each(jobs));
            var now = bridge.close();
            assertTrue(now.size() <= Plan.DOUBTFUL_MAX);
            now.forEach(intent -> asked.add(intent.jobs().getFirst().job()));
            bridge.mine(Integer.MAX_VALUE);
        }
        assertEquals(jobs, new HashSet<>(asked).size());
    }
}
