/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseState;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** Another secret than before is told as soon as the desks are folded. */
class LostEpochsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final CommunityId HERE = new CommunityId(new UUID(1, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(3, 1));
    private static final JobId CATS = new JobId(new UUID(2, 1));
    private static final DrawSecret OURS = new DrawSecret(Optional.of("0123456789abcdef"));
    private static final DrawSecret OTHER = new DrawSecret(Optional.of("fedcba9876543210"));

    private final LeaseCommand deal = new LeaseCommand.DealDeck(HERE, ANA, 1, NOW);

    @Test
    void anEpochOfTheSameSecretIsKept() {
        assertEquals(0, lost(OURS, desk(deal)));
    }

    @Test
    void anEpochOfAnotherSecretIsLostAndCountedOnceHoweverOftenItIsFolded() {
        assertEquals(1, lost(OTHER, desk(deal)));
    }

    @Test
    void whereNoEpochRunsNothingCanBeLost() {
        assertEquals(0, lost(OTHER, desk()));
        assertEquals(0, lost(OTHER, desk(deal, new LeaseCommand.FinishJob(HERE, CATS, NOW))));
    }

    private static int lost(DrawSecret today, LeaseState desk) {
        var meters = new SimpleMeterRegistry();
        var witness = new LostEpochs(today, meters);
        witness.folded(0, Map.of(HERE.toString(), desk));
        witness.folded(0, Map.of(HERE.toString(), desk));
        return (int) meters.get("ale.assignment.epochs.lost").gauge().value();
    }

    private static LeaseState desk(LeaseCommand... then) {
        var terms = new LeaseCommand.JobTerms(TaskType.BINARY, 2, 3, 0);
        return new DeciderSpec<>(new LeaseDecider(OURS.seeds()))
                .given()
                .after(
                        new LeaseCommand.AdoptParameters(
                                1, CommunityParameters.BALANCED, Instant.EPOCH, NOW),
                        new LeaseCommand.AdmitMember(ANA, NOW),
                        new LeaseCommand.AdmitItems(CATS, 0, 3, List.of(), NOW),
                        new LeaseCommand.StartJob(CATS, terms, NOW))
                .after(then)
                .folded();
    }
}
