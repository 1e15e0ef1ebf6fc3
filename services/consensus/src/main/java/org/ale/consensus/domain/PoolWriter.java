/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** Writes pools as {@link PoolReader} reads them: terms and workers by their places in lists. */
final class PoolWriter {
    private static final int BYTES_EXPECTED = 1 << 16;
    private final List<PoolTerms> terms = new ArrayList<>();
    private final Map<WorkerId, Integer> workers = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_EXPECTED);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** All terms of what was written so far, by their places. */
    List<PoolTerms> terms() {
        return terms;
    }

    /** All who voted in what was written so far, by their places. */
    List<WorkerId> workers() {
        return new ArrayList<>(workers.keySet());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void write(Pool pool) {
        try {
            out.writeInt(pool.id().item());
            out.writeByte(pool.phase().ordinal());
            out.writeBoolean(pool.isHeard());
            write(pool.ballot());
            write(pool.current());
            write(pool.announced());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Ballot ballot) throws IOException {
        out.writeInt(place(ballot.terms()));
        out.writeByte(ballot.algorithm().ordinal());
        write(ballot.score());
        out.writeShort(ballot.size());
        for (var vote : ballot.votes()) {
            out.writeInt(workers.computeIfAbsent(vote.worker(), _ -> workers.size()));
            out.writeShort(vote.label());
            write(vote.contribution());
        }
    }

    /** A job has few different terms, and most of its pools the first of them. */
    private int place(PoolTerms ofPool) {
        var known = terms.indexOf(ofPool);
        if (known >= 0) {
            return known;
        }
        terms.add(ofPool);
        return terms.size() - 1;
    }

    private void write(Scores scores) throws IOException {
        out.writeShort(scores.size());
        for (var label = 0; label < scores.size(); label++) {
            out.writeLong(scores.at(label));
        }
    }

    private void write(@Nullable Verdict verdict) throws IOException {
        out.writeBoolean(verdict != null);
        if (verdict != null) {
            out.writeShort(verdict.label());
            out.writeInt(verdict.confidenceMicro());
            out.writeBoolean(verdict.resolved());
        }
    }
}
