/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ale.audit.chain.Abi;
import org.ale.crowd.ApiClient;
import org.ale.crowd.ApiException;
import org.ale.crowd.ClientCompany;
import org.ale.crowd.LabellingJob;
import org.ale.crowd.WorkerAccount;

/**
 * The demo's money: a client pays in dollars, workers are paid on chain, one stakes, a period of
 * inflation is shared.
 */
public final class ChainDemo implements LabellingJob.Funding, AutoCloseable {
    private static final BigInteger STAKE = BigInteger.TEN.pow(18).multiply(BigInteger.TEN);
    private static final int CLAIMANTS = 5;
    private static final int LINKING_AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_MILLIS = 400;

    private final ApiClient api;
    private final LocalChain chain;
    private final Consumer<String> screen;
    private final List<ChainWorker> workers = new ArrayList<>();

    public ChainDemo(ApiClient api, LocalChain chain, Consumer<String> screen) {
        this.api = api;
        this.chain = chain;
        this.screen = screen;
    }

    /** Everybody makes a key and names his account. */
    public void link(List<WorkerAccount> accounts) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(LINKING_AT_ONCE)) {
            var links =
                    accounts.stream()
                            .map(account -> threads.submit(() -> ChainWorker.link(api, account)))
                            .toList();
            for (var link : links) {
                workers.add(link.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker cannot link his account", e.getCause());
        }
        screen.accept(accounts.size() + " workers named an account of their own");
    }

    /**
     * The first worker buys ALE and stakes it. Then the period of inflation that ran until now is
     * closed, so that he holds his stake for the whole of the next one.
     */
    public void stake() throws IOException, InterruptedException {
        staker().stake(chain, STAKE);
        mintDue();
        screen.accept("one of them staked " + STAKE.divide(BigInteger.TEN.pow(18)) + " ALE");
    }

    private ChainWorker staker() {
        return workers.getFirst();
    }

    /** Anybody may: here the client company does. */
    private void mintDue() throws IOException, InterruptedException {
        chain.send(Wallet.localClient(), chain.contract("minter"), Abi.call("mintDue()"));
    }

    /** Pays the budget in dollars: quote, approval, swap into the job's escrow. */
    @Override
    public void fund(ClientCompany company, String jobId, String baseUnits)
            throws ApiException, InterruptedException {
        var quote = company.depositQuote(jobId, chain.contract("usd"));
        var dollars = new BigInteger(quote.path("amountIn").asText());
        try {
            var wallet = Wallet.localClient();
            var usd = chain.contract("usd");
            chain.send(
                    wallet,
                    usd,
                    Abi.call(
                            "mint(address,uint256)",
                            Abi.word(wallet.account()),
                            Abi.word(dollars)));
            chain.send(wallet, usd, quote.path("approveCalldata").asText());
            chain.send(
                    wallet, quote.path("escrow").asText(), quote.path("depositCalldata").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(
                "the deposit is final and funds the job",
                () -> company.job(jobId).path("state").asText().equals("FUNDED"));
        screen.accept(
                "the company paid %s.%06d TUSD, swapped into the job's escrow"
                        .formatted(
                                dollars.divide(BigInteger.TEN.pow(6)),
                                dollars.mod(BigInteger.TEN.pow(6)).longValue()));
    }

    /**
     * Waits until all is settled; then several workers claim, and a period is minted and shared.
     */
    public void settle(ClientCompany company, String communityId)
            throws ApiException, IOException, InterruptedException {
        await("the ledger tells the chain of everything", () -> isTold(company, communityId));
        for (var worker : workers) {
            await("what was earned is settled", () -> isSettled(worker));
        }
        screen.accept("the epoch is settled: everybody can claim");
        var claimants = new ArrayList<ChainWorker>();
        for (var worker : workers) {
            if (worker.settlement(api).claimable().signum() > 0) {
                claimants.add(worker);
            }
        }
        claimants.sort(Comparator.comparing(worker -> !worker.equals(staker())));
        claim(claimants.subList(0, Math.min(CLAIMANTS, claimants.size())));
        var before = staker().settlement(api).settled();
        mintDue();
        await(
                "the period of inflation is shared",
                () -> staker().settlement(api).settled().compareTo(before) > 0);
        claim(List.of(staker()));
        screen.accept("a period of inflation was minted and shared; the staker claimed his part");
    }

    private static boolean isTold(ClientCompany company, String communityId)
            throws ApiException, InterruptedException {
        for (var account : company.ledger(communityId).path("balances")) {
            var name = account.path("account").asText();
            var mayStay = name.startsWith("settled:") || name.startsWith("returned:");
            if (!mayStay
                    && !name.equals("treasury")
                    && !name.equals("deposits")
                    && !account.path("baseUnits").asText().equals("0")) {
                return false;
            }
        }
        return true;
    }

    private boolean isSettled(ChainWorker worker) throws ApiException, InterruptedException {
        return worker.settlement(api).pending().signum() == 0;
    }

    private void claim(List<ChainWorker> claimants) throws ApiException, InterruptedException {
        for (var worker : claimants) {
            worker.claim(api);
        }
        for (var worker : claimants) {
            await(
                    "a worker is paid what he claims",
                    () -> worker.settlement(api).claimable().signum() == 0);
        }
        screen.accept(claimants.size() + " claimed; the platform sent the transactions");
    }

    /** Something that becomes true after a while. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws ApiException, InterruptedException;
    }

    /**
     * Waits until something holds.
     *
     * @throws IllegalStateException if it does not within minutes
     */
    public static void await(String what, Condition condition)
            throws ApiException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("this does not happen: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    @Override
    public void close() {
        chain.close();
    }
}
