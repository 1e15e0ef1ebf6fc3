/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

/**
 * A foreign event topic that a service follows.
 *
 * @param topic name of the topic
 * @param reader reads the payload of its events
 * @param policy what the service wishes of itself when an event arrives
 * @param keying whether the foreign key is the own key
 */
public record Followed<F, C>(
        String topic, PayloadReader<F> reader, Policy<F, C> policy, Keying keying) {

    /** How foreign events reach the owner of the own stream. */
    public enum Keying {
        /**
         * Both topics have the same key: the owner consumes the foreign topic beside its command
         * topic in the same transaction. Every command must be for the foreign stream's own key.
         */
        SAME_KEY,
        /** The key differs: the commands are written to the own command topic exactly once. */
        RE_KEYED
    }

    /** Reads protobuf bytes. */
    @FunctionalInterface
    public interface PayloadReader<F> {
        /**
         * Reads one payload.
         *
         * @throws Exception if the bytes are not what the topic promises
         */
        F read(byte[] payload) throws Exception;
    }
}
