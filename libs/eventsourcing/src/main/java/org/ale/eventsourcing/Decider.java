/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

/**
 * The rules of one aggregate as three pure functions. No clock, no chance, no I/O: time and ids
 * arrive in the command.
 *
 * @param <C> what may be asked
 * @param <S> what is known
 * @param <E> what has happened
 */
public interface Decider<C, S, E> {
    /** The state of a stream with no events. Each call makes a new one. */
    S initialState();

    /**
     * Says what happens if the command is carried out now.
     *
     * <p>Contract: it changes nothing, the state included; the same arguments give the same answer;
     * it never throws for a business refusal but answers {@link Decision.Rejected}.
     */
    Decision<E> decide(C command, S state);

    /**
     * Folds one fact into the state.
     *
     * <p>Contract: it is total over what {@link #decide} emits and refuses nothing; it may change
     * the given state in place and return it, because only the partition owner holds it; an
     * impossible fact crashes loudly.
     */
    S evolve(S state, E event);
}
