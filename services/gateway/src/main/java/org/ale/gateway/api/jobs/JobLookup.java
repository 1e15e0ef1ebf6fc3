/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.jobs;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.ClientId;
import org.ale.schemas.jobs.v1.GetJobRequest;
import org.ale.schemas.jobs.v1.JobView;
import org.ale.schemas.jobs.v1.JobsService;
import org.jspecify.annotations.Nullable;

/** Finds a tenant's job, or ends the request. Blocks. */
@Singleton
public final class JobLookup {
    private final JobsService jobs;
    private final LastTokens tokens;

    JobLookup(@GrpcClient("jobs") JobsService jobs, LastTokens tokens) {
        this.jobs = jobs;
        this.tokens = tokens;
    }

    /**
     * The job.
     *
     * @param token consistency token; null takes this gateway's last
     * @throws Problem 404 {@code job-not-found}, also if it is another tenant's
     */
    public JobView require(String jobId, ClientId client, @Nullable String token) {
        var found =
                Calls.await(
                        jobs.getJob(
                                GetJobRequest.newBuilder()
                                        .setJobId(jobId)
                                        .setClientId(client.toString())
                                        .setToken(tokens.toRead(Kind.JOB, jobId, token))
                                        .build()));
        if (!found.hasJob()) {
            throw Problem.notFound("job-not-found", "There is no such job.");
        }
        return found.getJob();
    }
}
