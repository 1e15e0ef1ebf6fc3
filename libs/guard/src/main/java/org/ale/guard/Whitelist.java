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
                            "safe because the live feed only reads SmallRye's ConsumerRecords"));

    /** Packages that may name generated protobuf types. */
    static final Map<String, String> PROTOBUF =
            new TreeMap<>(
                    Map.of(
                            "org.ale.schemas..",
                            "safe because it is where they are made",
                            "org.ale.eventsourcing..",
                            "safe because the runtime reads the frame around facts, never a fact",
                            "org.ale.platform..",
                            "safe because it turns outcomes into CommandResult for all services",
                            "org.ale.*",
                            "safe because the map of a service names the readers of what it"
                                    + " follows",
                            "org.ale.gateway..",
                            "safe because it has no domain: it only turns one published form into"
                                    + " another",
                            "org.ale.*.codec..",
                            "safe because it is the border",
                            "org.ale.*.policy..",
                            "safe because it reads foreign facts",
                            "org.ale.*.api..",
                            "safe because it is the border",
                            "org.ale.*.projection..",
                            "safe because it reads facts from the log"));

    private Whitelist() {}

    static String[] packages(Map<String, String> list) {
        return list.keySet().toArray(String[]::new);
    }
}
