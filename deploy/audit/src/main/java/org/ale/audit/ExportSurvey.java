/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A first look at an export: which line is a fact of which topic, and which is nothing of ours. */
final class ExportSurvey {
    private static final int NO_FACT = -1;

    private final String name;
    private final Findings faults = new Findings();
    private final ByteArrayOutputStream kinds = new ByteArrayOutputStream();
    private final Map<String, Long> counts = new TreeMap<>();
    private @Nullable ExportEnd end;
    private long number;

    /**
     * Looks at nothing yet.
     *
     * @param name of the file, for people
     */
    ExportSurvey(String name) {
        this.name = name;
        for (var topic : LogTopic.values()) {
            counts.put(topic.topicName(), 0L);
        }
    }

    /** Looks at all lines. */
    ExportSurvey of(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            kinds.write(kind(line));
        }
        compare();
        return this;
    }

    private int kind(String line) {
        if (line.isBlank()) {
            return NO_FACT;
        }
        if (end != null) {
            faults.add("after-end", place(), "nothing may come after the end");
        }
        try {
            var json = CloudEventLine.json(line);
            if (ExportEnd.is(json)) {
                end = ExportEnd.parse(json);
                return NO_FACT;
            }
            var topic = CloudEventLine.parse(json).topic();
            counts.merge(topic.topicName(), 1L, Long::sum);
            return topic.ordinal();
        } catch (IllegalArgumentException e) {
            faults.add("unreadable-line", place(), String.valueOf(e.getMessage()));
            return NO_FACT;
        }
    }

    private String place() {
        return name + " line " + number;
    }

    private void compare() {
        if (end == null) {
            faults.add("no-end", place(), "no last line says how many facts there are");
            return;
        }
        var told = new TreeMap<>(end.facts());
        counts.keySet().forEach(topic -> told.putIfAbsent(topic, 0L));
        told.forEach((topic, count) ->
                faults.expect(
                        "end-count", name + " " + topic, count, counts.getOrDefault(topic, 0L)));
    }

    Findings faults() {
        return faults;
    }

    /** For each line the ordinal of its topic, or another byte if it is no fact. */
    byte[] kinds() {
        return kinds.toByteArray();
    }
}
