/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** Reads the pools of a job that {@link PoolWriter} wrote. */
final class PoolReader {
    private static final Pool.Phase[] PHASES = Pool.Phase.values();
    private static final Algorithm[] ALGORITHMS = Algorithm.values();
    private final JobId jobId;
    private final List<PoolTerms> terms;
    private final List<WorkerId> workers;
    private final ByteArrayInputStream bytes;
    private final DataInputStream in;

    PoolReader(JobId jobId, List<PoolTerms> terms, List<WorkerId> workers, byte[] pools) {
        this.jobId = jobId;
        this.terms = terms;
        this.workers = workers;
        bytes = new ByteArrayInputStream(pools);
        in = new DataInputStream(bytes);
    }

    boolean hasNext() {
        return bytes.available() > 0;
    }

    Pool next() {
        try {
            var id = new PoolId(jobId, in.readInt());
            var phase = PHASES[in.readByte()];
            var heard = in.readBoolean();
            return new Pool(id, phase, heard, ballot(), verdict(), verdict());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ballot ballot() throws IOException {
        var pool = terms.get(in.readInt());
        var algorithm = ALGORITHMS[in.readByte()];
        var score = scores();
        var size = in.readUnsignedShort();
        var votes = new ArrayList<Vote>(size);
        for (var vote = 0; vote < size; vote++) {
            votes.add(new Vote(workers.get(in.readInt()), in.readUnsignedShort(), scores()));
        }
        return new Ballot(pool, algorithm, score, votes);
    }

    private Scores scores() throws IOException {
        var values = new long[in.readUnsignedShort()];
        for (var label = 0; label < values.length; label++) {
            values[label] = in.readLong();
        }
        return Scores.of(values);
    }

    private @Nullable Verdict verdict() throws IOException {
        return in.readBoolean()
                ? new Verdict(in.readUnsignedShort(), in.readInt(), in.readBoolean())
                : null;
    }
}
