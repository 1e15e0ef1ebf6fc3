/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseCommand.AcceptAnswer;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseRejection;
import org.ale.assignment.domain.LeaseState;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;

/** A desk with a planted bug: it takes answers that it must refuse. */
record LaxDeskDecider(Decider<LeaseCommand, LeaseState, LeaseEvent> rules, Mutant mutant)
        implements Decider<LeaseCommand, LeaseState, LeaseEvent> {
    @Override
    public LeaseState initialState() {
        return rules.initialState();
    }

    @Override
    public Decision<LeaseEvent> decide(LeaseCommand command, LeaseState state) {
        var decision = rules.decide(command, state);
        var refused =
                mutant == Mutant.SECOND_ANSWER_ACCEPTED
                        ? LeaseRejection.ALREADY_ANSWERED
                        : LeaseRejection.LEASE_EXPIRED;
        if (command instanceof AcceptAnswer answer
                && decision instanceof Decision.Rejected<LeaseEvent>(var reason, var _)
                && reason == refused
                && state.openPools().contains(answer.poolId())) {
            return Decision.accepted(
                    new LeaseEvent.AnswerAccepted(
                            answer.poolId(), answer.worker(), answer.label(), answer.at()));
        }
        return decision;
    }

    @Override
    public LeaseState evolve(LeaseState state, LeaseEvent event) {
        return rules.evolve(state, event);
    }
}
