/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.Times;
import org.ale.gateway.api.chain.Address;
import org.ale.gateway.api.chain.Quotes;
import org.ale.gateway.api.jobs.JobLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.vault.Purchase;
import org.ale.gateway.vault.PurchaseVault;
import org.ale.kernel.Ale;
import org.ale.schemas.jobs.v1.JobView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** A client without a wallet pays by card: he buys the treasury's ALE at the job's quoted price. */
@Path("/v1/jobs/{jobId}/checkout")
@Tag(name = "chain")
@ClientOnly
@RunOnVirtualThread
public final class CheckoutResource {
    private static final String CURRENCY = "usd";

    /** The provider takes no less. */
    private static final long CENTS_MIN = 50;

    private static final BigInteger MICRO_USD_PER_CENT = BigInteger.valueOf(10_000);
    private final PaymentProvider provider;
    private final PurchaseVault vault;
    private final JobLookup jobs;
    private final Idempotency idempotency;
    private final Caller caller;

    CheckoutResource(
            PaymentProvider provider,
            PurchaseVault vault,
            JobLookup jobs,
            Idempotency idempotency,
            Caller caller) {
        this.provider = provider;
        this.vault = vault;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Whom refunds on the chain belong to; the treasury's if left out. */
    @Schema(name = "CheckoutRequest", examples = "{}")
    public record Wanted(@Nullable String refundAccount) {}

    /** The page on which the client pays, and what he buys there. */
    @Schema(name = "Checkout")
    public record Checkout(
            String purchaseId,
            String jobId,
            String url,
            long amountCents,
            String currency,
            String aleBaseUnits,
            String expiresAt) {}

    @POST
    @Operation(
            operationId = "openCheckout",
            summary = "Pay by card",
            description =
                    "Buys the treasury's ALE at the quoted price; the job is funded after it.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Checkout.class, responseCode = "201")
    public Response checkout(
            String jobId,
            @Nullable Wanted request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("job", jobId);
        var account =
                request == null || request.refundAccount() == null
                        ? ""
                        : Address.checked("refundAccount", request.refundAccount());
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST checkout " + id, request),
                ids -> {
                    var job = jobs.require(id, client, null);
                    var budget = new BigInteger(Quotes.budget(job));
                    var cents = cents(budget, job);
                    var expiresAt = Instant.ofEpochMilli(job.getQuote().getExpiresAtMillis());
                    var purchase = ids.uuid("purchase");
                    var page =
                            provider.checkout(
                                    new PaymentProvider.Order(
                                            purchase.toString(),
                                            "Labels: " + job.getDraft().getTitle(),
                                            cents,
                                            CURRENCY,
                                            expiresAt));
                    vault.add(
                            new Purchase(
                                    purchase,
                                    client,
                                    UUID.fromString(id),
                                    budget,
                                    cents,
                                    CURRENCY,
                                    account,
                                    expiresAt,
                                    page.sessionId()));
                    return Answer.created(
                            new Checkout(
                                    purchase.toString(),
                                    id,
                                    page.url(),
                                    cents,
                                    CURRENCY,
                                    budget.toString(),
                                    Times.iso(expiresAt.toEpochMilli())));
                });
    }

    /** The quoted price, rounded up to whole cents. */
    static long cents(BigInteger budget, JobView job) {
        var divisor = Ale.BASE_UNITS_PER_ALE.multiply(MICRO_USD_PER_CENT);
        var cents =
                budget.multiply(BigInteger.valueOf(job.getQuote().getUsdPerAleMicro()))
                        .add(divisor.subtract(BigInteger.ONE))
                        .divide(divisor);
        if (cents.compareTo(BigInteger.valueOf(CENTS_MIN)) < 0) {
            throw Problem.of(422, "amount-too-small", "A card payment is at least 0.50 USD.");
        }
        return cents.longValueExact();
    }
}
