/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.ale.schemas.log.v1.EventRecord;

/**
 * One fact as a CloudEvents 1.0 JSON line. The frame of the log (sequence, position, hash,
 * checksum) is in extension attributes, so that the record can be rebuilt to the byte.
 */
final class CloudEventLine {
    /** A line holds one object and nothing behind it, and says each thing once. */
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private CloudEventLine() {}

    static String of(LogEntry entry) {
        var event = entry.event();
        var line = JSON.createObjectNode();
        line.put("specversion", "1.0");
        line.put("id", entry.partition() + "-" + event.getPosition());
        line.put("source", entry.topic().source());
        line.put("type", event.getType());
        line.put("subject", event.getStreamId());
        line.put("time", Instant.ofEpochMilli(event.getLogTimeMillis()).toString());
        line.put("datacontenttype", "application/protobuf");
        line.put("partition", entry.partition());
        line.put("offset", Long.toString(entry.offset()));
        line.put("sequence", Long.toString(event.getSequence()));
        line.put("position", Long.toString(event.getPosition()));
        line.put("previoushash", base64(event.getPreviousHash()));
        line.put("commandid", event.getCommandId());
        line.put("cause", event.getCause());
        line.put("checksum", Integer.toUnsignedString(event.getCrc32C()));
        line.put("data_base64", base64(event.getPayload()));
        return line.toString();
    }

    /**
     * Reads a line as a CloudEvent of any kind.
     *
     * @throws IllegalArgumentException with a reason for a person, if it is none
     */
    static JsonNode json(String text) {
        try {
            var line = JSON.readTree(text);
            if (!line.path("specversion").asText().equals("1.0")) {
                throw new IllegalArgumentException("not a CloudEvent 1.0");
            }
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException with a reason for a person, if it is not such a line
     */
    static LogEntry parse(JsonNode line) {
        try {
            return new LogEntry(
                    topicOf(required(line, "source")),
                    Integer.parseUnsignedInt(required(line, "partition")),
                    Long.parseLong(required(line, "offset")),
                    eventOf(line));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time: " + e.getMessage(), e);
        }
    }

    private static EventRecord eventOf(JsonNode line) {
        return EventRecord.newBuilder()
                .setStreamId(required(line, "subject"))
                .setSequence(Long.parseLong(required(line, "sequence")))
                .setPosition(Long.parseLong(required(line, "position")))
                .setPreviousHash(bytes(required(line, "previoushash")))
                .setCommandId(required(line, "commandid"))
                .setCause(required(line, "cause"))
                .setLogTimeMillis(Instant.parse(required(line, "time")).toEpochMilli())
                .setType(required(line, "type"))
                .setPayload(bytes(required(line, "data_base64")))
                .setCrc32C(Integer.parseUnsignedInt(required(line, "checksum")))
                .build();
    }

    private static LogTopic topicOf(String source) {
        return Arrays.stream(LogTopic.values())
                .filter(topic -> topic.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown source " + source));
    }

    private static String required(JsonNode line, String attribute) {
        var value = line.path(attribute);
        if (!value.isValueNode()) {
            throw new IllegalArgumentException("the attribute " + attribute + " is missing");
        }
        return value.asText();
    }

    private static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static ByteString bytes(String base64) {
        return ByteString.copyFrom(Base64.getDecoder().decode(base64));
    }
}
