/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.ale.eventsourcing.testing.Patience;
import org.jspecify.annotations.Nullable;

class MemoryLogTest extends LogTck {
    @Override
    protected LogCluster cluster() {
        return new MemoryCluster();
    }

    private static final class MemoryCluster implements LogCluster {
        private final MemoryBroker broker = new MemoryBroker(PARTITIONS, 1);

        private OwnerLog life(String instance, FaultInjector faults) {
            return new MemoryLog(
                    broker,
                    TOPICS,
                    List.of(TOPICS.commands(), ELSEWHERE),
                    instance,
                    faults,
                    Patience.MAX);
        }

        @Override
        public OwnerLog life(String instance) {
            return life(instance, FaultInjector.NONE);
        }

        @Override
        public OwnerLog frail(String instance, long seed) {
            return life(instance, new Frail(new Random(seed)));
        }

        @Override
        public OpenTransaction transaction(String producer) {
            var id = MemoryLog.producerOf(TOPICS, producer);
            return new MemoryOpen(broker.begin(id, broker.fence(id)));
        }

        @Override
        public void append(String topic, int partition, String text) {
            broker.append(topic, partition, "key", LogCluster.bytes(text), null);
        }

        @Override
        public void expel(String instance) {
            broker.group(MemoryLog.groupOf(TOPICS)).expel(instance);
        }

        @Override
        public List<String> facts(int partition) {
            var facts = new ArrayList<String>();
            broker.read(
                    TOPICS.events(),
                    partition,
                    0,
                    Integer.MAX_VALUE,
                    (_, stored) -> facts.add(LogCluster.text(stored.value())));
            return facts;
        }

        @Override
        public void close() {
            broker.deliver();
        }
    }

    private record MemoryOpen(MemoryTransaction transaction) implements LogCluster.OpenTransaction {
        @Override
        public void append(String topic, int partition, String text) {
            @Nullable String untraced = null;
            transaction.append(
                    topic, partition, new StoredRecord("key", 1, LogCluster.bytes(text), untraced));
        }

        @Override
        public void commit() {
            transaction.commit();
        }

        @Override
        public void abort() {
            transaction.abort();
        }

        @Override
        public void close() {
            transaction.abort();
        }
    }

    /** A life that ends at one of two waits. */
    private record Frail(Random random) implements FaultInjector {
        @Override
        public void reach(Step step) {
            if (step.compareTo(Step.BEGIN) >= 0 && random.nextBoolean()) {
                throw new LifeEndedException("cut at " + step);
            }
        }

        @Override
        public boolean isLate() {
            return random.nextBoolean();
        }

        @Override
        public long fallenBack(long position) {
            return position;
        }

        @Override
        public boolean losesCommit() {
            return random.nextInt(4) == 0;
        }

        @Override
        public boolean isPlanted(LogMutant bug) {
            return false;
        }

        @Override
        public boolean strikesRarely() {
            return false;
        }
    }
}
