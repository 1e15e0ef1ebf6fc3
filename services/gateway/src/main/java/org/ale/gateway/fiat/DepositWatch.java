/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.jobs.JobLookup;
import org.ale.gateway.vault.PurchaseVault;
import org.ale.gateway.vault.PurchaseVault.Waiting;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.Deposit;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the treasury's deposits until they have funded their jobs. What is refused after the card
 * was charged goes back to the card, unless the chain owes it to an account of the client's.
 *
 * <p>It looks again until it knows: a fault or a crash repeats a refund under the same key.
 */
@Singleton
final class DepositWatch {
    private static final Logger LOGGER = LoggerFactory.getLogger(DepositWatch.class);
    private static final int AT_ONCE = 200;

    private final PurchaseVault vault;
    private final Purchases purchases;
    private final ChainBridgeService bridge;
    private final JobLookup jobs;
    private final Duration every;
    private final AtomicBoolean isLooking = new AtomicBoolean();

    DepositWatch(
            PurchaseVault vault,
            Purchases purchases,
            @GrpcClient("chain-bridge") ChainBridgeService bridge,
            JobLookup jobs,
            @ConfigProperty(name = "ale.stripe.watch-every") Duration every) {
        this.vault = vault;
        this.purchases = purchases;
        this.bridge = bridge;
        this.jobs = jobs;
        this.every = every;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(every.toMillis(), _ -> Thread.ofVirtual().start(this::look));
    }

    private void look() {
        if (!isLooking.compareAndSet(false, true)) {
            return;
        }
        try {
            vault.waiting(AT_ONCE).forEach(this::look);
        } catch (RuntimeException e) {
            LOGGER.atWarn().setCause(e).log("card payments are not followed now");
        } finally {
            isLooking.set(false);
        }
    }

    private void look(Waiting waiting) {
        try {
            follow(waiting);
        } catch (RuntimeException e) {
            LOGGER.atWarn()
                    .addKeyValue("purchase", waiting.purchase().id())
                    .setCause(e)
                    .log("looked at again later");
        }
    }

    private void follow(Waiting waiting) {
        var purchase = waiting.purchase();
        var deposits =
                Calls.await(
                                bridge.listDeposits(
                                        ListDepositsRequest.newBuilder()
                                                .setJobId(purchase.job().toString())
                                                .build()))
                        .getDepositsList();
        for (var deposit : deposits) {
            if (isOurs(deposit, waiting)) {
                decide(waiting, deposit, deposits);
                return;
            }
        }
    }

    /** The oldest of the treasury's that no earlier purchase of the same job has. */
    private boolean isOurs(Deposit deposit, Waiting waiting) {
        var purchase = waiting.purchase();
        var paid = deposit.getDeposit();
        return deposit.getFromTreasury()
                && paid.getAleBaseUnits().equals(purchase.baseUnits().toString())
                && !vault.isTaken(paid.getDepositId(), purchase.id());
    }

    private void decide(Waiting waiting, Deposit deposit, List<Deposit> all) {
        var purchase = waiting.purchase();
        var id = deposit.getDeposit().getDepositId();
        switch (deposit.getState()) {
            case "FAILED" -> {
                purchases.giveBack(purchase, waiting.payment(), "the escrow took no deposit");
                vault.refuse(purchase.id(), id);
            }
            case "REFUNDED" -> {
                if (purchase.refundAccount().isEmpty()) {
                    purchases.giveBack(purchase, waiting.payment(), "the job took no deposit");
                }
                vault.refuse(purchase.id(), id);
            }
            case "FINALIZED" -> {
                var job = jobs.require(purchase.job().toString(), purchase.client(), null);
                if (isAboveZero(job.getFundedBaseUnits()) && isAlone(all)) {
                    vault.fund(purchase.id(), id);
                }
            }
            default -> LOGGER.atDebug().addKeyValue("deposit", id).log("not final yet");
        }
    }

    private static boolean isAboveZero(String baseUnits) {
        return !baseUnits.isEmpty() && !baseUnits.equals("0");
    }

    /** Of two deposits one is refused, sooner or later. */
    private static boolean isAlone(List<Deposit> all) {
        return all.stream().filter(each -> each.getState().equals("FINALIZED")).count() == 1;
    }
}
