/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.account;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories on contracts that refuse what they cannot carry out: roots go on, and what was
 * refused heals once the money for it is there. {@code Outside} looks at each fact.
 */
class HealingHistoriesTest {
    private static final int JOBS = 80;
    private static final int WORKERS = 7;
    private static final int STEPS = 120;

    /** Refused among many, among few, alone, and a root behind each. */
    private static final int CLOSINGS = 8;

    private final Settling bridge = new Settling();
    private final Map<JobId, Ale> earned = new HashMap<>();
    private final Map<JobId, Ale> due = new HashMap<>();
    private long batch;

    private static JobId job(int number) {
        return new JobId(new UUID(7, number));
    }

    /** One in eight pays late or never. */
    private static boolean isBad(int job) {
        return job % 8 == 0;
    }

    private void step(RandomGenerator random) {
        switch (random.nextInt(6)) {
            case 0, 1 -> earn(random);
            case 2 -> bridge.close();
            case 3, 4 -> bridge.mine(random.nextInt(40));
            default -> bridge.contracts.isPaused = random.nextInt(5) == 0;
        }
    }

    /** Some jobs pay some workers, who all have accounts; only good jobs have the money for it. */
    private void earn(RandomGenerator random) {
        var jobs = new ArrayList<JobSettlement>();
        for (var number = random.nextInt(JOBS); number < JOBS; number += 1 + random.nextInt(3)) {
            var pays =
                    new JobSettlement(
                            job(number),
                            units(1 + random.nextInt(3)),
                            units(random.nextInt(2)),
                            units(random.nextInt(2)));
            jobs.add(pays);
            earned.merge(pays.job(), pays.paid(), Ale::plus);
            var all = pays.paid().plus(pays.fee()).plus(pays.refund());
            if (isBad(number)) {
                due.merge(pays.job(), all, Ale::plus);
            } else {
                bridge.contracts.deposit(pays.job(), all);
            }
        }
        var sum = jobs.stream().map(JobSettlement::paid).reduce(Ale.ZERO, Ale::plus);
        var worker = new WorkerId(new UUID(0, random.nextInt(WORKERS)));
        bridge.send(
                new RecordEarnings(
                        new CommunityId(new UUID(6, 1)),
                        ++batch,
                        List.of(new Credit(worker, null, sum)),
                        jobs,
                        List.of(),
                        NOW));
    }

    private Ale missing() {
        var missing = Ale.ZERO;
        for (var job : earned.keySet()) {
            missing = missing.plus(earned.get(job).minus(bridge.contracts.released(job)));
        }
        return missing;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void rootsGoOnAndWhatWasRefusedHeals(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var worker = 0; worker < WORKERS; worker++) {
            var id = new WorkerId(new UUID(0, worker));
            bridge.send(new ChainCommand.LinkPayoutAddress(id, account(worker + 1), NOW));
        }
        for (var step = 0; step < STEPS; step++) {
            step(random);
        }
        bridge.contracts.isPaused = false;
        for (var epoch = 0; epoch < CLOSINGS; epoch++) {
            badJobsEarnOn();
            bridge.epoch();
        }
        var bad = Ale.ZERO;
        for (var number = 0; number < JOBS; number++) {
            if (isBad(number)) {
                bad = bad.plus(earned.getOrDefault(job(number), Ale.ZERO));
            }
        }
        assertEquals(bad, missing(), "every good job has paid");
        assertEquals(bridge.contracts.brought, bridge.contracts.promised, "roots go on");

        due.forEach(bridge.contracts::deposit);
        for (var epoch = 0; epoch < CLOSINGS; epoch++) {
            bridge.epoch();
        }
        assertEquals(Ale.ZERO, missing(), "what was refused has healed");
        assertEquals(bridge.outside.credited, bridge.contracts.promised);
        for (var number = 0; number < JOBS; number++) {
            assertEquals(Ale.ZERO, bridge.contracts.held(job(number)), "nothing is left behind");
        }
    }

    private void badJobsEarnOn() {
        var jobs = new ArrayList<JobSettlement>();
        for (var number = 0; number < JOBS; number++) {
            if (isBad(number)) {
                jobs.add(new JobSettlement(job(number), units(2), Ale.ZERO, Ale.ZERO));
                earned.merge(job(number), units(2), Ale::plus);
                due.merge(job(number), units(2), Ale::plus);
            }
        }
        var credit = new Credit(new WorkerId(new UUID(0, 1)), null, units(2L * jobs.size()));
        bridge.send(
                new RecordEarnings(
                        new CommunityId(new UUID(6, 1)),
                        ++batch,
                        List.of(credit),
                        jobs,
                        List.of(),
                        NOW));
    }
}
