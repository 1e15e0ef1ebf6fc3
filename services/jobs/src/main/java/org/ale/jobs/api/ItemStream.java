/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.api;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.ale.jobs.projection.joblist.Items;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.schemas.jobs.v1.StreamItemsResponse;

/** Sends a job's items page by page, never a page before the client has taken the last. */
final class ItemStream {
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Items items;
    private final StreamObserver<StreamItemsResponse> answer;

    ItemStream(Items items, StreamObserver<StreamItemsResponse> answer) {
        this.items = items;
        this.answer = answer;
    }

    void run(ClientId client, JobId job) throws SQLException {
        var from = 0;
        while (isTaken()) {
            var page = items.page(client, job, from);
            if (page.getItemsCount() == 0) {
                answer.onCompleted();
                return;
            }
            answer.onNext(page);
            from += page.getItemsCount();
        }
    }

    private boolean isTaken() {
        if (!(answer instanceof ServerCallStreamObserver<StreamItemsResponse> call)) {
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
