/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.runtime.OwnerLog;

/** What {@link LogTck} needs of a log beside the owner's port. Topics have two partitions. */
public interface LogCluster extends AutoCloseable {
    /** Of the owner under test. */
    Topics TOPICS = new Topics("tck", "thing");

    /** Foreign facts that it follows. */
    String ELSEWHERE = "ale.elsewhere.thing.events.v1";

    /** Of each topic. */
    int PARTITIONS = 2;

    /** One more life of an instance of the owner; it is not fenced yet. */
    OwnerLog life(String instance);

    /** A life that ends at some step of its commit, or soon after. */
    OwnerLog frail(String instance, long seed);

    /** Opens a transaction of an instance's producer, or of another producer. */
    OpenTransaction transaction(String producer);

    /** A plain producer appends, and it is committed. */
    void append(String topic, int partition, String text);

    /** Removes a member from the owner's group, as if its session had run out. */
    void expel(String instance) throws Exception;

    /** All committed facts of the owner's own partition. */
    List<String> facts(int partition);

    @Override
    void close() throws Exception;

    /** Somebody wishes. */
    default void wish(int partition, String... texts) {
        for (var text : texts) {
            append(TOPICS.commands(), partition, text);
        }
    }

    /** Something happens elsewhere. */
    default void happenElsewhere(int partition, String... texts) {
        for (var text : texts) {
            append(ELSEWHERE, partition, text);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Records that hold together or never. */
    interface OpenTransaction extends AutoCloseable {
        void append(String topic, int partition, String text);

        void commit();

        void abort();

        @Override
        void close();

        default void happen(int partition, String text) {
            append(TOPICS.events(), partition, text);
        }

        default void happenElsewhere(int partition, String text) {
            append(ELSEWHERE, partition, text);
        }
    }
}
