/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last line of an export: how many facts of each topic there are. Without it nobody could tell
 * a log from the beginning of one.
 *
 * @param facts by name of the topic
 */
record ExportEnd(Map<String, Long> facts) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "/ale/export";
    private static final String TYPE = "ale.log.v1.Exported";

    /** As a CloudEvents 1.0 JSON line. */
    String line() {
        var line = JSON.createObjectNode();
        line.put("specversion", "1.0");
        line.put("id", "end");
        line.put("source", SOURCE);
        line.put("type", TYPE);
        line.put("datacontenttype", "application/json");
        var counts = line.putObject("data").putObject("facts");
        new TreeMap<>(facts).forEach(counts::put);
        return line.toString();
    }

    static boolean is(JsonNode line) {
        return line.path("source").asText().equals(SOURCE);
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException with a reason for a person, if it is not such a line
     */
    static ExportEnd parse(JsonNode line) {
        var counts = line.path("data").path("facts");
        if (!line.path("type").asText().equals(TYPE) || !counts.isObject()) {
            throw new IllegalArgumentException("an end that counts nothing");
        }
        var facts = new TreeMap<String, Long>();
        counts.properties()
                .forEach(count -> {
                    if (!count.getValue().isIntegralNumber()) {
                        throw new IllegalArgumentException(
                                "no number of facts: " + count.getValue());
                    }
                    facts.put(count.getKey(), count.getValue().asLong());
                });
        return new ExportEnd(facts);
    }
}
