/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.api;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.ale.consensus.projection.poolresults.PoolResults;
import org.ale.kernel.JobId;
import org.ale.schemas.consensus.v1.StreamResultsResponse;

/**
 * Sends a job's labels page by page, never a page before the client has taken the last: a million
 * items need no more memory than a thousand.
 */
final class ResultsStream {
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PoolResults results;
    private final JobId job;
    private final StreamObserver<StreamResultsResponse> answer;

    ResultsStream(PoolResults results, JobId job, StreamObserver<StreamResultsResponse> answer) {
        this.results = results;
        this.job = job;
        this.answer = answer;
    }

    /** Runs until all is sent, the client goes, or it does not read for two minutes. */
    void run() throws SQLException {
        var after = PoolResults.BEFORE_FIRST_ITEM;
        while (isTaken()) {
            var page = results.page(job, after);
            if (page.isEmpty()) {
                answer.onCompleted();
                return;
            }
            answer.onNext(StreamResultsResponse.newBuilder().addAllResults(page).build());
            after = page.getLast().getItem();
        }
    }

    private boolean isTaken() {
        if (!(answer instanceof ServerCallStreamObserver<StreamResultsResponse> call)) {
            return true;
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!call.isReady() && !call.isCancelled()) {
            if (System.nanoTime() > deadline) {
                call.onError(
                        Status.DEADLINE_EXCEEDED
                                .withDescription("the client does not read")
                                .asRuntimeException());
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return !call.isCancelled();
    }
}
