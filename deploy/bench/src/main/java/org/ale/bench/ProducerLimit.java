/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * What the broker takes at most, by Kafka's own producer performance tool and a record of our size.
 */
final class ProducerLimit {
    private static final int RECORDS = 1_000_000;
    private static final int RECORD_BYTES = 400;
    private static final String TOPIC = "bench-producer-limit";
    private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");

    private ProducerLimit() {}

    /** Records a second over the whole run, with acks=all. */
    static double measure(String bootstrapServers) throws InterruptedException {
        create(bootstrapServers);
        var screen = System.out;
        var captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            ProducerPerformance.main(
                    new String[] {
                        "--topic",
                        TOPIC,
                        "--num-records",
                        Integer.toString(RECORDS),
                        "--record-size",
                        Integer.toString(RECORD_BYTES),
                        "--throughput",
                        "-1",
                        "--producer-props",
                        "bootstrap.servers=" + bootstrapServers,
                        "acks=all"
                    });
        } catch (Exception e) {
            throw new IllegalStateException("the producer performance tool failed", e);
        } finally {
            System.setOut(screen);
        }
        return last(captured.toString(StandardCharsets.UTF_8));
    }

    private static void create(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(
                                            TOPIC,
                                            Optional.of(RuntimeConfig.PARTITIONS_LOCAL),
                                            Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot make the topic " + TOPIC, e.getCause());
        }
    }

    private static double last(String output) {
        var matcher = RATE.matcher(output);
        var rate = 0.0;
        while (matcher.find()) {
            rate = Double.parseDouble(matcher.group(1));
        }
        return rate;
    }
}
