/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/** All recorded workers of a dataset at work in one community, each with his live feed. */
public final class Crowd implements AutoCloseable {
    private final ApiClient api;
    private final CrowdLog log = new CrowdLog();
    private final List<Thread> workers = new ArrayList<>();
    private final List<WorkerAccount> accounts = new ArrayList<>();
    private final List<WorkerFeed> feeds = new ArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    public Crowd(ApiClient api) {
        this.api = api;
    }

    /** Signs one worker up for each recorded one, opens his feed and lets him join. */
    public void join(Dataset data, String communityId, Pace pace)
            throws ApiException, InterruptedException {
        for (var worker : data.workers()) {
            join(communityId, recorded(data.votesOf(worker)), pace);
        }
    }

    /** Signs one worker up who answers by a rule. */
    public void join(String communityId, ToIntFunction<String> answer, Pace pace)
            throws ApiException, InterruptedException {
        var account = WorkerAccount.signUp(api);
        account.join(api, communityId);
        accounts.add(account);
        feeds.add(
                new WorkerFeed(
                        api,
                        account.token(),
                        (event, data) -> heard(account.workerId(), event, data)));
        var worker = new RecordedWorker(api, account, communityId, answer, log, pace);
        workers.add(
                Thread.ofVirtual()
                        .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                        .unstarted(worker));
    }

    private static ToIntFunction<String> recorded(Map<Integer, Integer> labels) {
        return content ->
                labels.getOrDefault(PostedItem.taskOf(content), RecordedWorker.NEVER_SEEN);
    }

    private void heard(String workerId, String event, JsonNode data) {
        if (event.equals("credit") || event.equals("unresolved")) {
            log.heard(data.path("poolId").asText(), workerId, System.nanoTime());
        }
    }

    /** Lets everybody begin. */
    public void start() {
        log.begin();
        workers.forEach(Thread::start);
    }

    /** What they did. */
    public CrowdLog log() {
        return log;
    }

    /**
     * How many outcomes the system knows of which their workers' feeds never told. An answer that
     * came too late for its pool has none, so it is not missed.
     */
    public long missed() throws ApiException, InterruptedException {
        var missed = 0L;
        for (var account : accounts) {
            var unheard = log.unheard(account.workerId());
            if (!unheard.isEmpty()) {
                missed += account.outcomes(api).stream().filter(unheard::contains).count();
            }
        }
        return missed;
    }

    /** Everybody who has joined. */
    public List<WorkerAccount> accounts() {
        return List.copyOf(accounts);
    }

    public int size() {
        return workers.size();
    }

    /** What stopped a worker who should be working; empty if all is well. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Sends everybody home. */
    @Override
    public void close() throws InterruptedException {
        workers.forEach(Thread::interrupt);
        for (var worker : workers) {
            worker.join(2000);
        }
        feeds.forEach(WorkerFeed::close);
    }
}
