/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A log that was exported as CloudEvents JSON lines. Any file may be given: each line that is no
 * fact of ours is a fault, and so is a file that ends before its end.
 */
public final class ExportedLog implements LogSource {
    private final Path file;
    private final Findings faults;
    private final byte[] kinds;

    /**
     * Looks through the file.
     *
     * @throws IOException if it cannot be read
     */
    public ExportedLog(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such exported log");
        }
        this.file = file;
        try (var lines = open()) {
            var survey = new ExportSurvey(String.valueOf(file.getFileName())).of(lines);
            faults = survey.faults();
            kinds = survey.kinds();
        }
    }

    /** Bytes that are no text are read as signs that no fact has. */
    private BufferedReader open() throws IOException {
        return new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    @Override
    public void faults(Findings findings) {
        findings.addAll(faults);
    }

    @Override
    public void read(LogTopic topic, Consumer<LogEntry> reader) throws IOException {
        try (var lines = open()) {
            for (var kind : kinds) {
                var line = lines.readLine();
                if (line == null) {
                    throw new IOException(file + " became shorter while it was read");
                }
                if (kind == topic.ordinal()) {
                    reader.accept(parsed(line));
                }
            }
        }
    }

    private LogEntry parsed(String line) throws IOException {
        try {
            return CloudEventLine.parse(CloudEventLine.json(line));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " changed while it was read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a whole log to a file, and how many facts it has.
     *
     * @return how many facts were written
     */
    public static long write(LogSource source, Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var counts = new TreeMap<String, Long>();
        try (var out = Files.newBufferedWriter(file)) {
            for (var topic : LogTopic.values()) {
                counts.put(topic.topicName(), 0L);
                source.read(
                        topic,
                        entry -> {
                            try {
                                out.write(CloudEventLine.of(entry));
                                out.newLine();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            counts.merge(topic.topicName(), 1L, Long::sum);
                        });
            }
            out.write(new ExportEnd(counts).line());
            out.newLine();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
