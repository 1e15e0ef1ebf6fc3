/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

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
        var obstacle = obstacle(payment, purchase);
        if (obstacle.isEmpty()) {
            deposit(purchase);
        } else {
            LOGGER.atWarn()
                    .addKeyValue("purchase", purchase.id())
                    .addKeyValue("reason", obstacle)
                    .log("a payment is given back");
            provider.refund("refund-" + payment.payment(), payment.payment());
        }
        var outcome = obstacle.isEmpty() ? Outcome.DEPOSITED : Outcome.GIVEN_BACK;
        vault.settle(payment.eventId(), purchase.id(), outcome.name());
        return outcome;
    }

    /** Why the money cannot fund the job; empty if it can. */
    private String obstacle(Payment payment, Purchase purchase) {
        if (!payment.pays(purchase)) {
            return "another amount or session than was quoted";
        }
        if (vault.isDeposited(purchase.id())) {
            return "the purchase was paid before by another event";
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

    private void deposit(Purchase purchase) {
        var answer =
                Calls.await(
                        bridge.depositFromTreasury(
                                DepositFromTreasuryRequest.newBuilder()
                                        .setCommandId("fiat-" + purchase.id())
                                        .setJobId(purchase.job().toString())
                                        .setPayer(purchase.refundAccount())
                                        .setBaseUnits(purchase.baseUnits().toString())
                                        .build()));
        if (!answer.getResult().getRejection().isEmpty()) {
            throw Problem.retryLater(
                    503,
                    Rejections.code(answer.getResult().getRejection()),
                    "The treasury cannot deposit now; tell us again.",
                    30);
        }
    }
}
