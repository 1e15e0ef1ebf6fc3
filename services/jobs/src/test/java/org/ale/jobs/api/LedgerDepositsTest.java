/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.CommunityParameters;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.jobs.v1.DraftJobRequest;
import org.ale.schemas.jobs.v1.FundJobRequest;
import org.ale.schemas.jobs.v1.GetJobRequest;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobsService;
import org.ale.schemas.jobs.v1.PromoteJobRequest;
import org.ale.schemas.jobs.v1.QuoteJobRequest;
import org.ale.schemas.type.v1.CommandResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As a deployment runs it: on a real broker and database, and nobody touched the switch. */
@QuarkusTest
class LedgerDepositsTest {
    private static final String BUDGET = "5000000000000000000000";

    @Inject AggregateLifecycle lifecycle;

    @GrpcClient("jobs")
    JobsService api;

    private final String client = UUID.randomUUID().toString();
    private final String job = UUID.randomUUID().toString();

    @BeforeEach
    void awaitTheOwner() throws Exception {
        Patience.until(() -> lifecycle.runtime() != null);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private void drafted() {
        var draft =
                JobDrafted.newBuilder()
                        .setClientId(client)
                        .setTitle("Trees")
                        .setTaskType("BINARY")
                        .setQuestion("A tree?")
                        .addLabels("no")
                        .addLabels("yes")
                        .setItems(2);
        var answer =
                api.draftJob(
                        DraftJobRequest.newBuilder()
                                .setCommandId(id())
                                .setJobId(job)
                                .setCommunityId(id())
                                .setDraft(draft)
                                .build());
        assertEquals("", answer.await().atMost(Patience.MAX).getResult().getRejection());
    }

    private String quoted() {
        var answer =
                api.quoteJob(
                        QuoteJobRequest.newBuilder()
                                .setCommandId(id())
                                .setJobId(job)
                                .setClientId(client)
                                .setBudgetBaseUnits(BUDGET)
                                .setParameters(ParametersCodec.encode(CommunityParameters.STRICT))
                                .build());
        return answer.await().atMost(Patience.MAX).getResult().getToken();
    }

    private CommandResult fund() {
        return api.fundJob(
                        FundJobRequest.newBuilder()
                                .setCommandId(id())
                                .setJobId(job)
                                .setClientId(client)
                                .setBaseUnits(BUDGET)
                                .build())
                .await()
                .atMost(Patience.MAX)
                .getResult();
    }

    private CommandResult promote() {
        return api.promoteJob(
                        PromoteJobRequest.newBuilder()
                                .setCommandId(id())
                                .setJobId(job)
                                .setClientId(client)
                                .setBaseUnits(BUDGET)
                                .build())
                .await()
                .atMost(Patience.MAX)
                .getResult();
    }

    @Test
    void noMoneyIsTakenThatNobodyPutOnTheChain() {
        drafted();
        var token = quoted();
        for (var refused : List.of(fund(), promote())) {
            assertEquals("LEDGER_DEPOSITS_OFF", refused.getRejection());
            assertTrue(refused.getDetail().contains("by a deposit on the chain or by card"));
        }
        var request = GetJobRequest.newBuilder().setJobId(job).setClientId(client).setToken(token);
        var view = api.getJob(request.build()).await().atMost(Patience.MAX).getJob();
        assertEquals("QUOTED 0", view.getState() + " " + view.getFundedBaseUnits());
    }
}
