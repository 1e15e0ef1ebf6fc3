/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.ale.crowd.ApiClient.Caller;

/** Some workers of a community who take turns, so that a test knows what each of them does. */
final class Members {
    private static final int ROUNDS_MAX = 2_000;

    private final ApiClient api;
    private final String path;
    private final List<WorkerAccount> accounts = new ArrayList<>();

    Members(ApiClient api, String communityId, int count) throws Exception {
        this.api = api;
        this.path = "/v1/communities/" + communityId;
        for (var member = 0; member < count; member++) {
            var account = WorkerAccount.signUp(api);
            account.join(api, communityId);
            accounts.add(account);
        }
    }

    List<WorkerAccount> accounts() {
        return accounts;
    }

    /** What one of them is dealt now. */
    JsonNode deck(WorkerAccount member) throws Exception {
        return api.post(path + "/deck", member.caller(), ApiClient.JSON.createObjectNode())
                .path("tasks");
    }

    /** All answer all they are dealt, until it is enough. */
    void work(ToIntFunction<JsonNode> label, BooleanSupplier enough) throws Exception {
        for (var round = 0; round < ROUNDS_MAX && !enough.getAsBoolean(); round++) {
            var dealt = 0;
            for (var member : accounts) {
                var tasks = deck(member);
                dealt += tasks.size();
                answer(member, tasks, label);
            }
            if (dealt == 0) {
                Thread.sleep(100);
            }
        }
        if (!enough.getAsBoolean()) {
            throw new AssertionError("the work never came to an end");
        }
    }

    /** Reputation that a job has brought to all of them by now, micro-REP. */
    long minted(String job) {
        return accounts.stream().mapToLong(member -> minted(member, job)).sum();
    }

    /** Reputation that a job has brought to one of them by now, micro-REP. */
    long minted(WorkerAccount member, String job) {
        try {
            var page = api.get("/v1/me/reputation/changes?pageSize=100", member.caller());
            var minted = 0L;
            for (var change : page.path("changes")) {
                if (change.path("poolId").asText().startsWith(job + ":")) {
                    minted += change.path("gainMicro").asLong();
                }
            }
            return minted;
        } catch (ApiException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A job's end is known before its reputation can be read, or after. */
    void awaitMinted(long micro, String job) throws InterruptedException {
        for (var round = 0; round < ROUNDS_MAX && minted(job) != micro; round++) {
            Thread.sleep(100);
        }
        assertEquals(micro, minted(job));
    }

    private void answer(WorkerAccount member, JsonNode tasks, ToIntFunction<JsonNode> label)
            throws Exception {
        if (tasks.isEmpty()) {
            return;
        }
        var body = ApiClient.JSON.createObjectNode();
        var answers = body.putArray("answers");
        for (var task : tasks) {
            var pool = task.path("poolId").asText();
            answers.addObject()
                    .put("answerId", "a-" + answers.size() + "-" + System.nanoTime())
                    .put("poolId", pool)
                    .put("label", label.applyAsInt(task));
        }
        api.post(path + "/answers", Caller.with(member.token()), body);
    }
}
