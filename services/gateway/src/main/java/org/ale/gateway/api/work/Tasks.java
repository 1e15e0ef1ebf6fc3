/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.ale.gateway.api.Calls;
import org.ale.schemas.jobs.v1.GetTasksRequest;
import org.ale.schemas.jobs.v1.JobsService;

/**
 * What dealt tasks show. Nothing is kept from an earlier dealing: a pool that an audit opened again
 * has lost its pot since (ADR 0020), and most of a deck is new to this gateway anyway. Blocks.
 */
@Singleton
public final class Tasks {
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 50;

    private final JobsService jobs;

    Tasks(@GrpcClient("jobs") JobsService jobs) {
        this.jobs = jobs;
    }

    /**
     * The tasks of these pools, in order. Items of a job that has just been opened may not be in
     * the read model yet: for them it waits up to a second.
     */
    public List<TaskJson> of(List<String> poolIds) {
        var found = new HashMap<String, TaskJson>();
        var missing = poolIds;
        for (var attempt = 0; !missing.isEmpty() && attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                pause();
            }
            var asked = GetTasksRequest.newBuilder().addAllPoolIds(missing).build();
            for (var task : Calls.await(jobs.getTasks(asked)).getTasksList()) {
                found.put(task.getPoolId(), TaskJson.of(task));
            }
            missing = poolIds.stream().filter(id -> !found.containsKey(id)).toList();
        }
        return poolIds.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
