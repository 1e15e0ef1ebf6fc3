/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.chain.Quotes;
import org.ale.gateway.api.jobs.JobLookup;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.gateway.vault.Purchase;
import org.ale.gateway.vault.PurchaseVault;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.DepositFromTreasuryRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a payment into the treasury's deposit for the job, once, or gives it back. Blocks.
 *
 * <p>Contract: it may be told the same payment any number of times. A fault leaves everything as it
 * was, so that the provider tells it again; the deposit's id follows from the purchase.
 */
@Singleton
final class Purchases {
    private static final Logger LOGGER = LoggerFactory.getLogger(Purchases.class);

    /** What became of a payment. Names are part of the public API. */
    enum Outcome {
        DEPOSITED,
        GIVEN_BACK,
        KNOWN
    }

    private final PurchaseVault vault;
    private final PaymentProvider provider;
    private final ChainBridgeService bridge;
    private final JobLookup jobs;

    Purchases(
            PurchaseVault vault,
            PaymentProvider provider,
            @GrpcClient("chain-bridge") ChainBridgeService bridge,
            JobLookup jobs) {
        this.vault = vault;
        this.provider = provider;
        this.bridge = bridge;
        this.jobs = jobs;
    }

    Outcome paid(Payment payment) {
        if (vault.isKnown(payment.eventId())) {
            return Outcome.KNOWN;
        }
        var purchase =
                vault.find(payment.purchase())
                        .orElseThrow(() ->
                                Problem.of(
                                        422,
                                        "unknown-purchase",
                                        "The event names no purchase of ours."));
        if (vault.isPaidBy(purchase.id(), payment.payment())) {
            return Outcome.KNOWN;
        }
        var obstacle = obstacle(payment, purchase);
        if (obstacle.isEmpty()) {
            obstacle = deposit(purchase);
            if (!obstacle.isEmpty()) {
                vault.refuse(purchase.id(), null);
            }
        }
        if (!obstacle.isEmpty()) {
            giveBack(purchase, payment.payment(), obstacle);
        }
        var outcome = obstacle.isEmpty() ? Outcome.DEPOSITED : Outcome.GIVEN_BACK;
        vault.settle(payment.eventId(), purchase.id(), payment.payment(), outcome.name());
        return outcome;
    }

    /** Repeated safely: the provider pays one payment back once. */
    void giveBack(Purchase purchase, String payment, String reason) {
        LOGGER.atWarn()
                .addKeyValue("purchase", purchase.id())
                .addKeyValue("reason", reason)
                .log("a payment is given back");
        provider.refund("refund-" + payment, payment);
    }

    /** Why the money cannot fund the job; empty if it can. */
    private String obstacle(Payment payment, Purchase purchase) {
        if (!payment.pays(purchase)) {
            return "another amount or session than was quoted";
        }
        if (vault.isDecided(purchase.id())) {
            return "the purchase was paid before by another event";
        }
        if (vault.isClaimed(purchase)) {
            // This payment passed before, and only the treasury's answer was not heard or kept.
            // Asked again under the same id it answers alike; a deposit that comes too late for
            // the job is paid back as any other that is refused.
            return "";
        }
        if (purchase.expiresAt().isBefore(Instant.now())) {
            return "the quote lapsed before it was paid";
        }
        try {
            Quotes.budget(jobs.require(purchase.job().toString(), purchase.client(), null));
        } catch (Problem problem) {
            if (problem.status() >= 500) {
                throw problem;
            }
            return problem.code();
        }
        return vault.claim(purchase) ? "" : "the job is paid by another purchase";
    }

    /** Why the treasury never will deposit; empty if it will. A fault is heard again later. */
    private String deposit(Purchase purchase) {
        var wish =
                DepositFromTreasuryRequest.newBuilder()
                        .setCommandId("fiat-" + purchase.id())
                        .setJobId(purchase.job().toString())
                        .setPayer(purchase.refundAccount())
                        .setBaseUnits(purchase.baseUnits().toString())
                        .build();
        try {
            var rejection =
                    Calls.await(bridge.depositFromTreasury(wish)).getResult().getRejection();
            return rejection.isEmpty() ? "" : Rejections.code(rejection);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
                return "the treasury cannot make such a deposit";
            }
            throw e;
        }
    }
}
