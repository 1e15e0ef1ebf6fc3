/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.staking.domain.NetworkCommand.AllocateRewards;
import org.ale.staking.domain.NetworkCommand.NoteAccount;
import org.ale.staking.domain.NetworkCommand.NoteStake;
import org.ale.staking.domain.NetworkCommand.NoteWork;

/** Words for the specifications of staking. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final CommunityId X = community(1);
    static final CommunityId Y = community(2);

    private Fixtures() {}

    static CommunityId community(int number) {
        return new CommunityId(new UUID(6, number));
    }

    static WorkerId worker(int number) {
        return new WorkerId(new UUID(0, number));
    }

    static Account account(int number) {
        return new Account("0x%040x".formatted(number));
    }

    static Ale units(long baseUnits) {
        return Ale.ofBaseUnits(baseUnits);
    }

    static Standing standing(int worker, long reputation) {
        return new Standing(worker(worker), reputation);
    }

    static NoteWork work(
            CommunityId community, long batch, long paid, long fees, Standing... standings) {
        return new NoteWork(community, batch, units(paid), units(fees), List.of(standings), NOW);
    }

    static NoteStake stake(int account, long ale) {
        return new NoteStake(account(account), Ale.ofWhole(ale), NOW);
    }

    /** Worker n names account n. */
    static NoteAccount names(int worker) {
        return new NoteAccount(worker(worker), account(worker), NOW);
    }

    static AllocateRewards allocate(long index, Ale communities, Terms terms) {
        return new AllocateRewards(new Inflation(index, communities, communities, NOW), terms, NOW);
    }
}
