/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.runtime.OwnerGauges.Standing;
import org.ale.eventsourcing.runtime.PartitionOwner;
import org.ale.eventsourcing.runtime.SnapshotFiles;
import org.ale.eventsourcing.runtime.SnapshotsBehind;
import org.ale.eventsourcing.runtime.Witness;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate running on Kafka: its owner, its relay if it needs one, and the way in for commands.
 */
public final class AggregateRuntime<C, S, E> implements AutoCloseable {
    private final PartitionOwner<C, S, E> owner;
    private final KafkaCommandBus<C, E> bus;
    private final @Nullable Relay<C> relay;
    private final SnapshotsBehind snapshots;

    private AggregateRuntime(
            PartitionOwner<C, S, E> owner,
            KafkaCommandBus<C, E> bus,
            @Nullable Relay<C> relay,
            SnapshotsBehind snapshots) {
        this.owner = owner;
        this.bus = bus;
        this.relay = relay;
        this.snapshots = snapshots;
    }

    /**
     * Makes missing topics and starts.
     *
     * @throws RuntimeException if Kafka cannot be reached
     */
    public static <C, S, E> AggregateRuntime<C, S, E> start(
            Aggregate<C, S, E> aggregate, RuntimeConfig config) {
        return start(aggregate, config, (_, _) -> {});
    }

    /**
     * Makes missing topics and starts.
     *
     * @param witness is shown each partition that is taken over
     * @throws RuntimeException if Kafka cannot be reached
     */
    public static <C, S, E> AggregateRuntime<C, S, E> start(
            Aggregate<C, S, E> aggregate, RuntimeConfig config, Witness<S> witness) {
        var topics = aggregate.topics();
        TopicsAdmin.ensure(
                config, topics, aggregate.follows().stream().map(Followed::topic).toList());
        var inputs = new ArrayList<>(List.of(topics.commands()));
        keyed(aggregate, Keying.SAME_KEY).forEach(follow -> inputs.add(follow.topic()));
        var snapshots =
                new SnapshotsBehind(
                        new SnapshotFiles(
                                config.snapshots()
                                        .resolve(config.topicPrefix() + config.service())
                                        .resolve(config.instanceId()),
                                codeVersion(aggregate)),
                        "snapshots-" + topics.aggregate());
        var owner =
                new PartitionOwner<>(
                        aggregate,
                        () -> new KafkaOwnerLog(config, topics, inputs),
                        snapshots,
                        witness);
        var bus = new KafkaCommandBus<>(config, aggregate);
        var rekeyed = keyed(aggregate, Keying.RE_KEYED);
        var relay = rekeyed.isEmpty() ? null : new Relay<>(config, aggregate, rekeyed);
        return new AggregateRuntime<>(owner.start(), bus, relay, snapshots);
    }

    private static <C> List<Followed<?, C>> keyed(Aggregate<C, ?, ?> aggregate, Keying keying) {
        return aggregate.follows().stream().filter(follow -> follow.keying() == keying).toList();
    }

    /** Changes whenever the jar or folder that holds the decider is built anew. */
    private static String codeVersion(Aggregate<?, ?, ?> aggregate) {
        var source = aggregate.decider().getClass().getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? "unknown"
                    : Long.toString(Path.of(source.getLocation().toURI()).toFile().lastModified());
        } catch (URISyntaxException
                | IllegalArgumentException
                | java.nio.file.FileSystemNotFoundException e) {
            return "unknown";
        }
    }

    /** The way in for commands. */
    public CommandBus<C, E> bus() {
        return bus;
    }

    /** How it stands. */
    public RuntimeHealth health() {
        var gauges = owner.gauges();
        return new RuntimeHealth(
                gauges.standing() == Standing.RUNNING && gauges.halted().isEmpty(),
                gauges.halted(),
                gauges);
    }

    @Override
    public void close() {
        bus.close();
        if (relay != null) {
            relay.close();
        }
        owner.close();
        snapshots.close();
    }
}
