/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ale.gateway.api.Calls;
import org.ale.schemas.jobs.v1.GetTasksRequest;
import org.ale.schemas.jobs.v1.JobsService;

/**
 * What dealt tasks show. A task never changes and several workers are dealt it within seconds, so
 * it is remembered for a while. Blocks.
 */
@Singleton
public final class Tasks {
    private static final int REMEMBERED_MAX = 20_000;
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 50;

    private final JobsService jobs;
    private final Cache<String, TaskJson> known =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED_MAX)
                    .expireAfterWrite(Duration.ofMinutes(10))
                    .build();

    Tasks(@GrpcClient("jobs") JobsService jobs) {
        this.jobs = jobs;
    }

    /**
     * The tasks of these pools, in order. Items of a job that has just been opened may not be in
     * the read model yet: for them it waits up to a second.
     */
    public List<TaskJson> of(List<String> poolIds) {
        var missing = missing(poolIds);
        for (var attempt = 0; !missing.isEmpty() && attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                pause();
            }
            var found =
                    Calls.await(
                            jobs.getTasks(
                                    GetTasksRequest.newBuilder().addAllPoolIds(missing).build()));
            found.getTasksList().forEach(task -> known.put(task.getPoolId(), TaskJson.of(task)));
            missing = missing(poolIds);
        }
        return poolIds.stream().map(known::getIfPresent).filter(Objects::nonNull).toList();
    }

    private List<String> missing(List<String> poolIds) {
        var missing = new ArrayList<String>();
        for (var id : poolIds) {
            if (known.getIfPresent(id) == null) {
                missing.add(id);
            }
        }
        return missing;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
