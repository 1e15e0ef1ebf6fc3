/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.staking.domain.NetworkCommand.AllocateRewards;
import org.ale.staking.domain.NetworkCommand.NoteAccount;
import org.ale.staking.domain.NetworkCommand.NoteStake;
import org.ale.staking.domain.NetworkCommand.NoteWork;
import org.ale.staking.domain.NetworkEvent.AccountNoted;
import org.ale.staking.domain.NetworkEvent.RewardsAllocated;
import org.ale.staking.domain.NetworkEvent.StakeNoted;
import org.ale.staking.domain.NetworkEvent.WorkNoted;

/**
 * Counts work and stakes, and shares an inflation epoch when the chain has ended it. What it hears
 * twice it counts once: batches and periods are numbered without a gap.
 */
public final class NetworkDecider implements Decider<NetworkCommand, NetworkState, NetworkEvent> {

    @Override
    public NetworkState initialState() {
        return new NetworkState();
    }

    @Override
    public Decision<NetworkEvent> decide(NetworkCommand command, NetworkState state) {
        return switch (command) {
            case NoteWork work -> work(work, state);
            case NoteStake stake -> stake(stake, state);
            case NoteAccount(var worker, var account, _)
                    when state.stakes().isAccountOf(worker, account) ->
                    accepted();
            case NoteAccount(var worker, var account, var at) ->
                    accepted(new AccountNoted(worker, account, at));
            case AllocateRewards allocate -> allocate(allocate, state);
        };
    }

    @Override
    public NetworkState evolve(NetworkState state, NetworkEvent event) {
        switch (event) {
            case WorkNoted noted -> state.note(noted);
            case StakeNoted(var account, var staked, _, var total, _) ->
                    state.stakes().note(account, staked, total);
            case AccountNoted(var worker, var account, _) -> state.stakes().note(worker, account);
            case RewardsAllocated allocated -> {
                if (allocated.last()) {
                    state.end(allocated.inflation().index());
                }
            }
        }
        return state;
    }

    private static Decision<NetworkEvent> work(NoteWork work, NetworkState state) {
        var known = state.batches(work.community());
        if (work.batch() <= known) {
            return accepted();
        }
        return work.batch() > known + 1
                ? rejected(
                        NetworkRejection.BATCH_MISSING,
                        "Batch %d comes after %d.".formatted(work.batch(), known))
                : accepted(
                        new WorkNoted(
                                work.community(),
                                work.batch(),
                                work.paid(),
                                work.fees(),
                                work.standings(),
                                work.at()));
    }

    private static Decision<NetworkEvent> stake(NoteStake stake, NetworkState state) {
        if (stake.change().isZero()) {
            return accepted();
        }
        var now = state.stakes().of(stake.account()).plus(stake.change());
        return now.isNegative()
                ? rejected(
                        NetworkRejection.STAKE_TOO_SMALL,
                        "The account has not staked so much: a fact was lost.")
                : accepted(
                        new StakeNoted(
                                stake.account(),
                                now,
                                stake.change(),
                                state.stakes().total().plus(stake.change()),
                                stake.at()));
    }

    private static Decision<NetworkEvent> allocate(AllocateRewards allocate, NetworkState state) {
        var index = allocate.inflation().index();
        if (index <= state.index()) {
            return accepted();
        }
        return index > state.index() + 1
                ? rejected(
                        NetworkRejection.PERIOD_MISSING,
                        "Period %d comes after %d.".formatted(index, state.index()))
                : accepted(Allocation.of(allocate, state));
    }
}
