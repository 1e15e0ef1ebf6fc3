/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.eventsourcing.Decision.accepted;

import java.math.BigInteger;
import org.ale.chainbridge.domain.ChainCommand.FoundTwin;
import org.ale.chainbridge.domain.ChainCommand.PlanTwins;
import org.ale.chainbridge.domain.ChainEvent.TwinQueued;
import org.ale.chainbridge.domain.Intent.CreateCommunity;
import org.ale.eventsourcing.Decision;

/**
 * Communities' twins come last. Nonces are mined in order and anybody may found communities, so a
 * twin has no nonce before there is room for it: however many are founded, whatever is planned for
 * money finds only a few twins before it, and most of the day's budget left.
 */
final class Twins {
    /** Part of a day's budget that twins may have: one in so many. */
    private static final BigInteger BUDGET_PARTS = BigInteger.valueOf(4);

    private Twins() {}

    static Decision<ChainEvent> found(FoundTwin found, ChainState state) {
        return state.standings.hasTwin(found.twin().community())
                ? accepted()
                : accepted(new TwinQueued(found.twin(), found.at()));
    }

    static Decision<ChainEvent> plan(PlanTwins wish, ChainState state) {
        var room = CreateCommunity.OPEN_MAX - state.outbox.openTwins();
        if (room <= 0
                || state.outbox.isMoreUrgentUnsigned(CreateCommunity.class)
                || isPoor(wish, state.outbox)) {
            return accepted();
        }
        var plan = new Plan(state, wish.at());
        state.standings.waitingTwins(room).forEach(plan::transaction);
        return accepted(plan.events());
    }

    private static boolean isPoor(PlanTwins wish, Outbox outbox) {
        var share = wish.dailyBudgetWei().divide(BUDGET_PARTS);
        return outbox.spentOnTwins(wish.at()).compareTo(share) >= 0;
    }
}
