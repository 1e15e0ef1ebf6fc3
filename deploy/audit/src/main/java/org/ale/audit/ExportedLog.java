/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A log that was exported as CloudEvents JSON lines. */
public final class ExportedLog implements LogSource {
    private final Path file;

    public ExportedLog(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such exported log");
        }
        this.file = file;
    }

    @Override
    public void read(LogTopic topic, Consumer<LogEntry> reader) throws IOException {
        var marker = "\"source\":\"" + topic.source() + "\"";
        try (var lines = Files.newBufferedReader(file)) {
            var number = 0L;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.contains(marker)) {
                    reader.accept(parsed(line, number));
                }
            }
        }
    }

    private LogEntry parsed(String line, long number) throws IOException {
        try {
            return CloudEventLine.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " line " + number + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes a whole log to a file.
     *
     * @return how many facts were written
     */
    public static long write(LogSource source, Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var count = new long[1];
        try (var out = Files.newBufferedWriter(file)) {
            for (var topic : LogTopic.values()) {
                source.read(
                        topic,
                        entry -> {
                            try {
                                out.write(CloudEventLine.of(entry));
                                out.newLine();
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                            count[0]++;
                        });
            }
        }
        return count[0];
    }
}
