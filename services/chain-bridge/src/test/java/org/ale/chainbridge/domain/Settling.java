/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.receipt;
import static org.ale.chainbridge.domain.Fixtures.sign;

import java.util.ArrayList;
import java.util.List;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.eventsourcing.Decision;

/** A bridge and the contracts that carry out what it plans, in order of nonces. */
final class Settling {
    private final ChainDecider decider = new ChainDecider();
    private ChainState state = decider.initialState();
    private int block;
    final Contracts contracts = new Contracts();
    final Outside outside = new Outside();

    /** What a command led to. */
    List<ChainEvent> send(ChainCommand command) {
        outside.cap = command instanceof CloseEpoch close ? close.cap() : null;
        return switch (decider.decide(command, state)) {
            case Decision.Accepted<ChainEvent>(var events) -> {
                for (var event : events) {
                    state = decider.evolve(state, event);
                    outside.read(event);
                }
                yield events;
            }
            case Decision.Rejected<ChainEvent>(var reason, var detail) ->
                    throw new AssertionError(command + ": " + reason.name() + " " + detail);
        };
    }

    /** An epoch is closed; what it asks the contracts for. */
    List<Intent> close() {
        var asked = new ArrayList<Intent>();
        for (var event : send(new CloseEpoch(null, contracts.isPaused, NOW))) {
            if (event instanceof TransactionPlanned planned) {
                asked.add(planned.intent());
            }
        }
        return asked;
    }

    /** So many of the transactions that wait become final. */
    void mine(int most) {
        block++;
        var first = state.outbox.firstOpenNonce();
        var last = Math.min(first + most, state.outbox.nextNonce());
        for (var nonce = first; nonce < last; nonce++) {
            var intent = state.outbox.open(nonce).orElseThrow().intent();
            var receipt = receipt(nonce, 1, block, contracts.carryOut(intent));
            send(sign(nonce, 1, fees(5, 1)));
            send(new RecordMined(receipt, NOW));
            send(new RecordFinal(receipt, NOW));
        }
    }

    /** An epoch is closed, and everything that it asked for is final. */
    void epoch() {
        close();
        mine(Integer.MAX_VALUE);
    }
}
