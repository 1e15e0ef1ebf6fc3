/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import java.util.Map;
import java.util.TreeMap;

/** Who may break a law, and why that is safe. */
final class Whitelist {
    /** Domain types that may compute with floating point. */
    static final Map<String, String> FLOATING_POINT =
            new TreeMap<>(
                    Map.of(
                            "LogLikelihood",
                            "safe because it calls StrictMath and its results are rounded to whole"
                                    + " millionths at once"));

    /** Packages beside eventsourcing-kafka that may name a type of kafka-clients. */
    static final Map<String, String> KAFKA_CLIENTS =
            new TreeMap<>(
                    Map.of(
                            "org.ale.eventsourcing.kafka..",
                            "safe because it is the one library that talks to Kafka",
                            "org.ale.eventsourcing.postgres..",
                            "safe because a projector takes the batches that SmallRye polls and"
                                    + " sets its place; it writes nothing to Kafka",
                            "org.ale..projection..",
                            "safe because a projection only hands SmallRye's ConsumerRecords on",
                            "org.ale.gateway.feed..",
                            "safe because the live feed only reads SmallRye's ConsumerRecords",
                            "org.ale.audit..",
                            "safe because a stranger reads the log with nothing of ours but the"
                                    + " schema",
                            "org.ale.bench..",
                            "safe because it runs Kafka's own performance tool",
                            "org.ale.chaos.chain..",
                            "safe because it reads the bridge's log and writes wishes of its own",
                            "org.ale.local..",
                            "safe because it starts the broker itself"));

    /** Packages that may sign what goes to a chain. */
    static final Map<String, String> WEB3J =
            new TreeMap<>(
                    Map.of(
                            "org.ale.chainbridge.chain..",
                            "safe because it signs typed intents of the log and nothing else",
                            "org.ale.crowd.chain..",
                            "safe because workers and clients sign with keys of their own, never"
                                    + " with the platform's"));

    /** Packages beside the libraries that may fold a fact by hand. */
    static final Map<String, String> EVOLVE =
            new TreeMap<>(
                    Map.of(
                            "org.ale.eventsourcing..",
                            "safe because it is the runtime",
                            "org.ale.crowd.replay..",
                            "safe because it serves one dataset in process and keeps no log",
                            "org.ale.bench..",
                            "safe because it measures the fold itself",
                            "org.ale.sim..",
                            "safe because a planted bug wraps the rules that it spoils"));

    /** Packages that may name generated protobuf types. */
    static final Map<String, String> PROTOBUF =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "org.ale.schemas..", "safe because it is where they are made"),
                            Map.entry(
                                    "org.ale.eventsourcing..",
                                    "safe because the runtime reads the frame around facts, never a"
                                            + " fact"),
                            Map.entry(
                                    "org.ale.platform..",
                                    "safe because it turns outcomes into CommandResult for all"
                                            + " services"),
                            Map.entry(
                                    "org.ale.*",
                                    "safe because the map of a service names the readers of what it"
                                            + " follows, and a program of deploy/ reads what was"
                                            + " published"),
                            Map.entry(
                                    "org.ale.audit..",
                                    "safe because the auditor is written against what is"
                                            + " published"),
                            Map.entry(
                                    "org.ale.gateway..",
                                    "safe because it has no domain: it only turns one published"
                                            + " form into another"),
                            Map.entry("org.ale.*.codec..", "safe because it is the border"),
                            Map.entry("org.ale.*.policy..", "safe because it reads foreign facts"),
                            Map.entry("org.ale.*.api..", "safe because it is the border"),
                            Map.entry(
                                    "org.ale.*.projection..",
                                    "safe because it reads facts from the log"),
                            Map.entry(
                                    "org.ale.chaos.chain..",
                                    "safe because it speaks for services of which only the facts"
                                            + " matter")));

    /** Main types beside a CLI that name a console. */
    static final Map<String, String> CONSOLE =
            new TreeMap<>(
                    Map.of(
                            "Broker",
                            "safe because it is a process of its own whose output is its log",
                            "ProducerLimit",
                            "safe because it catches what Kafka's tool prints"));

    private Whitelist() {}

    static String[] packages(Map<String, String> list) {
        return list.keySet().toArray(String[]::new);
    }
}
