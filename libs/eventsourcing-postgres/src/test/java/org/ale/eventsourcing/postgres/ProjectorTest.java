/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Int32Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ale.eventsourcing.postgres.Projector.Surroundings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

class ProjectorTest {
    private final Tables tables = new Tables().dropped();
    private final Log log = new Log().of(10, 20, 30, 40);
    private final List<Long> rewinds = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ProjectionProgress progress = new ProjectionProgress("numbers");
    private final Projector<Int32Value> projector = projector(progress);

    private Projector<Int32Value> projector(ProjectionProgress of) {
        return new Projector<>(
                tables,
                Int32Value.parser(),
                of,
                new Surroundings(
                        tables.dataSource(),
                        (channel, partition, offset) -> rewinds.add(offset),
                        closing));
    }

    @Test
    void keepsFactsAndPlaceTogether() {
        projector.project(log.poll(1, 3));
        assertEquals("10 20 30", tables.numbers());
        assertEquals("3@4", tables.place());
        assertEquals(3, progress.applied());
    }

    @Test
    void skipsWhatItHasApplied() {
        projector.project(log.poll(1, 3));
        projector.project(log.poll(2, 4));
        assertEquals("10 20 30 40", tables.numbers());
    }

    @Test
    void goesOnWhereTheTablesStandAfterARestart() {
        projector.project(log.poll(1, 2));
        projector(new ProjectionProgress("numbers")).project(log.poll(1, 4));
        assertEquals("10 20 30 40", tables.numbers());
    }

    @Test
    void buildsDroppedTablesAnew() {
        projector.project(log.poll(1, 4));
        tables.dropped();
        projector(new ProjectionProgress("numbers")).project(log.poll(1, 4));
        assertEquals("10 20 30 40", tables.numbers());
    }

    @Test
    void triesAFailedBatchAgainAndKeepsNothingOfTheFailure() {
        tables.failsNext(2);
        projector.project(log.poll(1, 4));
        assertEquals("10 20 30 40", tables.numbers());
        assertNull(progress.fault());
    }

    @Test
    void changesNothingWhenAnotherWriterWasFaster() {
        projector.project(log.poll(1, 1));
        projector(new ProjectionProgress("numbers")).project(log.poll(1, 3));
        projector.project(log.poll(2, 4));
        assertEquals("10 20 30 40", tables.numbers());
    }

    /** A migration that begins tables anew, while somebody writes them. */
    @Test
    void readsAllAgainWhoseTablesWereDroppedMeanwhile() {
        projector.project(log.poll(1, 2));
        tables.dropped();
        projector.project(log.poll(3, 4));
        assertEquals("", tables.numbers());
        assertEquals(List.of(0L), rewinds);
        projector.project(log.poll(1, 4));
        assertEquals("10 20 30 40", tables.numbers());
    }

    @Test
    void readsAgainWhatIsMissing() {
        projector.project(log.poll(1, 1));
        projector.project(log.poll(3, 4));
        assertEquals(List.of(Log.offset(1) + 1), rewinds);
        assertNotNull(progress.fault());
        projector.project(log.poll(2, 4));
        assertEquals("10 20 30 40", tables.numbers());
        assertNull(progress.fault());
    }

    @Test
    void stopsAtADamagedFactAndTellsWhy() throws InterruptedException {
        staysAt("checksum", log.damaged(2).poll(1, 2));
        assertEquals("", tables.numbers());
    }

    @Test
    void stopsAtTablesOfAnotherLog() throws InterruptedException {
        projector.project(log.poll(1, 3));
        staysAt("another log", shifted(log, 2, 100));
        assertEquals("10 20 30", tables.numbers());
    }

    @Test
    void wakesWhoWaitsForHisWrite() throws InterruptedException {
        var seen = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        progress.awaitReached(0, 3, TimeUnit.MINUTES.toNanos(3));
                        seen.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        projector.project(log.poll(1, 3));
        assertTrue(seen.await(3, TimeUnit.MINUTES));
    }

    private static ConsumerRecords<String, byte[]> shifted(Log log, int position, long offset) {
        var record = log.poll(position, position).iterator().next();
        var moved =
                new ConsumerRecord<>(
                        record.topic(), record.partition(), offset, record.key(), record.value());
        return new ConsumerRecords<>(Map.of(Log.PARTITION, List.of(moved)), Map.of());
    }

    /** It tries for ever; the end of the process ends it. */
    private void staysAt(String fault, ConsumerRecords<String, byte[]> records)
            throws InterruptedException {
        var failure = new ArrayList<IllegalStateException>();
        var trying =
                Thread.ofPlatform()
                        .start(() ->
                                failure.add(
                                        assertThrows(
                                                IllegalStateException.class,
                                                () -> projector.project(records))));
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (progress.fault() == null && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertTrue(String.valueOf(progress.fault()).contains(fault), progress.fault());
        closing.countDown();
        trying.join();
        assertEquals("closing", failure.getFirst().getMessage());
    }
}
