/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ale.gateway.api.Check;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Problem.LineError;
import org.ale.schemas.jobs.v1.Item;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in a file: looked through whole before the first item is sent, so that one bad line
 * changes nothing.
 */
final class Dataset {
    static final int CHUNK_ITEMS = 1_000;

    /** A chunk is one fact in the log, and a record there has at most a megabyte. */
    static final int CHUNK_BYTES = 512 * 1024;

    private static final int ERRORS_MAX = 100;
    private static final int CONTENT_CHARACTERS_MAX = 20_000;
    private static final int ID_CHARACTERS_MAX = 200;

    private final Path file;
    private final ItemLines lines;
    private final List<String> labels;

    Dataset(Path file, ItemLines lines, List<String> labels) {
        this.file = file;
        this.lines = lines;
        this.labels = labels;
    }

    /** Takes one chunk. */
    interface Sink {
        void chunk(int number, int firstItem, List<Item> items);
    }

    /**
     * What is in it.
     *
     * @param items count
     * @param gold how many have a known answer
     */
    record Counts(int items, int gold) {}

    /**
     * Looks through all of it.
     *
     * @throws Problem 422 {@code invalid-items} with the first bad lines
     */
    Counts checked(int expectedItems) throws IOException {
        var badLine = Utf8.firstBadLine(file);
        if (badLine > 0) {
            throw Problem.ofLines(
                    "Line %d is not UTF-8; nothing was changed.".formatted(badLine),
                    List.of(new LineError(badLine, "not-utf-8", "Save the file as UTF-8.")));
        }
        var counter = new Counter();
        lines.read(file, counter);
        if (counter.bad > 0) {
            throw Problem.ofLines(
                    "%d of %d lines are wrong; nothing was changed."
                            .formatted(counter.bad, counter.bad + counter.items),
                    counter.errors);
        }
        if (counter.items != expectedItems) {
            throw Problem.of(
                    422,
                    "item-count-mismatch",
                    "The file holds %d items, the job asks for %d; nothing was changed."
                            .formatted(counter.items, expectedItems));
        }
        return new Counts(counter.items, counter.gold);
    }

    private final class Counter implements ItemLines.Reader {
        private final List<LineError> errors = new ArrayList<>();
        private int items;
        private int gold;
        private int bad;

        @Override
        public void item(ParsedItem item) {
            var fault = fault(item);
            if (fault != null) {
                error(fault);
                return;
            }
            items++;
            gold += item.gold() == null ? 0 : 1;
        }

        @Override
        public void error(LineError error) {
            bad++;
            if (errors.size() < ERRORS_MAX) {
                errors.add(error);
            }
        }
    }

    private @Nullable LineError fault(ParsedItem item) {
        if (item.content().isBlank()) {
            return new LineError(item.line(), "missing-content", "The line has no content.");
        }
        if (item.content().length() > CONTENT_CHARACTERS_MAX
                || item.id().length() > ID_CHARACTERS_MAX) {
            return new LineError(
                    item.line(), "too-long", "content has at most 20000 characters, id 200.");
        }
        if (!Check.printable(item.content()) || !Check.printable(item.id())) {
            return new LineError(item.line(), "unprintable", "The line holds a control character.");
        }
        if (item.gold() != null && !labels.contains(item.gold())) {
            return new LineError(
                    item.line(), "unknown-label", "No label is called " + item.gold() + ".");
        }
        return null;
    }

    /** Sends all of it; how many chunks it took. */
    int send(Sink sink) throws IOException {
        var chunks = new Chunks(sink);
        lines.read(file, chunks);
        chunks.flush();
        return chunks.number;
    }

    private final class Chunks implements ItemLines.Reader {
        private final Sink sink;
        private final List<Item> items = new ArrayList<>();
        private int number;
        private int sent;
        private int bytes;

        Chunks(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void item(ParsedItem item) {
            var next =
                    Item.newBuilder()
                            .setExternalId(item.id())
                            .setContent(item.content())
                            .setGold(item.gold() == null ? 0 : labels.indexOf(item.gold()) + 1)
                            .build();
            if (items.size() == CHUNK_ITEMS || bytes + next.getSerializedSize() > CHUNK_BYTES) {
                flush();
            }
            items.add(next);
            bytes += next.getSerializedSize();
        }

        @Override
        public void error(LineError error) {
            throw new IllegalStateException("a checked file has no errors");
        }

        void flush() {
            if (!items.isEmpty()) {
                sink.chunk(number++, sent, List.copyOf(items));
                sent += items.size();
                items.clear();
                bytes = 0;
            }
        }
    }
}
