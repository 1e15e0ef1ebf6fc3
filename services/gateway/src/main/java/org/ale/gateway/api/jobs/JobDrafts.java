/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.jobs;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.CommandIds;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.api.jobs.JobsResource.Written;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.jobs.v1.DraftJobRequest;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobsService;

/** Sends drafts of jobs, whatever they pay for. Blocks. */
@Singleton
public final class JobDrafts {
    private final JobsService jobs;
    private final LastTokens tokens;

    JobDrafts(@GrpcClient("jobs") JobsService jobs, LastTokens tokens) {
        this.jobs = jobs;
        this.tokens = tokens;
    }

    /** Drafts a job in a community; its id follows from the request's. */
    public Answer draft(CommandIds ids, String community, JobDrafted draft) {
        var id = ids.uuid("job").toString();
        var answer =
                Calls.await(
                        jobs.draftJob(
                                DraftJobRequest.newBuilder()
                                        .setCommandId(ids.command("draft"))
                                        .setJobId(id)
                                        .setCommunityId(community)
                                        .setDraft(draft)
                                        .build()));
        var token = Rejections.require(answer.getResult());
        return Answer.created(new Written(id, tokens.written(Kind.JOB, id, token)));
    }
}
