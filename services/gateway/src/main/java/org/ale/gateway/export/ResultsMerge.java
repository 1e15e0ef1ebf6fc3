/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.ale.schemas.consensus.v1.ItemResult;
import org.ale.schemas.consensus.v1.StreamResultsResponse;
import org.ale.schemas.jobs.v1.StreamItemsResponse;
import org.jspecify.annotations.Nullable;

/**
 * Two streams in order of item, written as one: a page of each in memory, whatever the size of the
 * job.
 */
final class ResultsMerge {
    private final Iterator<StreamItemsResponse> items;
    private final Iterator<StreamResultsResponse> results;
    private final ArrayDeque<ItemResult> waiting = new ArrayDeque<>();

    /**
     * The iterators ask for a page only when it is wanted: a slow reader slows the services down.
     */
    ResultsMerge(Iterator<StreamItemsResponse> items, Iterator<StreamResultsResponse> results) {
        this.items = items;
        this.results = results;
    }

    void write(ResultLines lines, OutputStream stream) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        out.write(lines.header());
        while (items.hasNext()) {
            var page = items.next();
            for (var index = 0; index < page.getItemsCount(); index++) {
                var number = page.getFirstItem() + index;
                var pot = index < page.getPotsCount() ? page.getPots(index) : "";
                out.write(lines.line(number, page.getItems(index), resultOf(number), pot));
            }
        }
        out.flush();
    }

    private @Nullable ItemResult resultOf(int item) {
        while (true) {
            while (waiting.isEmpty() && results.hasNext()) {
                waiting.addAll(results.next().getResultsList());
            }
            var next = waiting.peek();
            if (next == null || next.getItem() > item) {
                return null;
            }
            waiting.poll();
            if (next.getItem() == item) {
                return next;
            }
        }
    }
}
