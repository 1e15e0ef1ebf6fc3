/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.ale.crowd.ApiClient;
import org.ale.crowd.ApiException;
import org.ale.crowd.ClientCompany;
import org.ale.crowd.WorkerAccount;
import org.ale.local.Options;
import org.ale.local.Part;

/**
 * New commands, sent one after another from the moment of a blow until one that needs the struck
 * part is acknowledged. Only a first answer counts: none of them is tried again, and none waits for
 * an earlier one.
 */
final class Probes implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String UNNAMED = "no-account";

    private final ApiClient api;
    private final ClientCompany company;
    private final WorkerAccount worker;
    private final String community;
    private final OwnerMetrics owners;

    /**
     * Signs a company and a worker up that do nothing else, and asks everything once: what is not
     * acknowledged while all is well would never be.
     */
    Probes(Options options) throws ApiException, InterruptedException {
        var gateway = URI.create(options.gateway());
        api = new ApiClient(gateway, Duration.ZERO);
        owners = new OwnerMetrics(options);
        try (var patient = new ApiClient(gateway, PATIENCE)) {
            var patientCompany = ClientCompany.signUp(patient, "Probes");
            community = patientCompany.found("Probes", "BALANCED");
            company = patientCompany.by(api);
            worker = WorkerAccount.signUp(patient);
            worker.join(patient, community);
        }
        acknowledged(Part.POSTGRES).join();
    }

    /** One command; it returns when it is acknowledged. */
    @FunctionalInterface
    private interface Probe {
        boolean isAcknowledged() throws IOException, ApiException, InterruptedException;
    }

    /**
     * Begins to ask.
     *
     * @return when each command that needs the part has been acknowledged, by {@link
     *     System#nanoTime}
     */
    CompletableFuture<Long> acknowledged(Part struck) {
        var first = new ArrayList<CompletableFuture<Long>>();
        for (var probe : probes(struck)) {
            var acknowledged = new CompletableFuture<Long>();
            Thread.startVirtualThread(() -> ask(probe, acknowledged));
            first.add(acknowledged);
        }
        return CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
                .thenApply(_ -> latest(first));
    }

    private static long latest(Collection<CompletableFuture<Long>> moments) {
        return moments.stream().mapToLong(CompletableFuture::join).max().orElseThrow();
    }

    private static void ask(Probe probe, CompletableFuture<Long> acknowledged) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var failure = new AtomicReference<>("no answer");
        try {
            while (!acknowledged.isDone()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not acknowledged: " + failure.get());
                }
                Thread.startVirtualThread(() -> askOnce(probe, acknowledged, failure));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException | IllegalStateException e) {
            acknowledged.completeExceptionally(e);
        }
    }

    private static void askOnce(
            Probe probe, CompletableFuture<Long> acknowledged, AtomicReference<String> failure) {
        try {
            if (probe.isAcknowledged()) {
                acknowledged.complete(System.nanoTime());
            }
        } catch (ApiException | IOException e) {
            failure.set(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without a broker or a door nothing is acknowledged, so each command must be. */
    private List<Probe> probes(Part struck) {
        return switch (struck) {
            case COMMUNITIES -> List.of(this::join);
            case JOBS -> List.of(this::draft);
            case ASSIGNMENT -> List.of(this::deck);
            case CHAIN_BRIDGE -> List.of(this::claim);
            case CONSENSUS, REPUTATION, PAYMENT, STAKING -> List.of(() -> owners.hasWorked(struck));
            case KAFKA, GATEWAY -> List.of(this::join, this::draft, this::deck, this::claim);
            case POSTGRES ->
                    List.of(this::signUp, this::join, this::draft, this::deck, this::claim);
            case CHAIN, FIAT -> List.of();
        };
    }

    private boolean signUp() throws ApiException, InterruptedException {
        ClientCompany.signUp(api, "Probe");
        return true;
    }

    /**
     * He is a member, so the community's owner decides that nothing is to be written. A community
     * founded by each probe would be hundreds, each with a twin on chain.
     */
    private boolean join() throws ApiException, InterruptedException {
        worker.join(api, community);
        return true;
    }

    private boolean draft() throws ApiException, InterruptedException {
        var job =
                ApiClient.JSON
                        .createObjectNode()
                        .put("communityId", community)
                        .put("title", "Probe")
                        .put("taskType", "BINARY")
                        .put("question", "Does it answer?")
                        .put("instructions", "Nobody will be asked.")
                        .put("items", 1);
        job.putArray("labels").add("yes").add("no");
        company.draft(job);
        return true;
    }

    private boolean deck() throws ApiException, InterruptedException {
        var nothing = ApiClient.JSON.createObjectNode();
        api.post("/v1/communities/" + community + "/deck", worker.caller(), nothing);
        return true;
    }

    /** He has named no account, so the bridge decides against it. */
    private boolean claim() throws ApiException, InterruptedException {
        try {
            api.post("/v1/me/claims", worker.caller(), ApiClient.JSON.createObjectNode());
            return true;
        } catch (ApiException e) {
            if (e.code().equals(UNNAMED)) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
