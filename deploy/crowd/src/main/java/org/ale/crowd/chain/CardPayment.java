/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.ale.crowd.ApiClient;
import org.ale.crowd.ApiClient.Caller;
import org.ale.crowd.ApiException;
import org.ale.crowd.ClientCompany;
import org.ale.crowd.LabellingJob;
import org.jspecify.annotations.Nullable;

/** A client without a wallet pays by card, and the treasury's ALE funds his job. */
public final class CardPayment implements LabellingJob.Funding {
    private final ApiClient api;
    private @Nullable JsonNode checkout;

    public CardPayment(ApiClient api) {
        this.api = api;
    }

    /** Pays at the provider's page, whose answer is what our webhook said. */
    @Override
    public void fund(ClientCompany company, String jobId, String baseUnits)
            throws ApiException, InterruptedException {
        var page = company.checkout(jobId);
        var paid =
                api.post(
                        page.path("url").asText(),
                        Caller.ANYBODY,
                        ApiClient.JSON.createObjectNode());
        if (!paid.path("body").asText().contains("DEPOSITED")) {
            throw new IllegalStateException("the payment by card is not taken: " + paid);
        }
        ChainDemo.await(
                "the treasury's deposit is final and funds the job",
                () -> company.job(jobId).path("state").asText().equals("FUNDED"));
        checkout = page;
    }

    /** What was paid, and what became of it, as part of a report. */
    public ObjectNode report(JsonNode job) {
        var page = Objects.requireNonNull(checkout);
        return ApiClient.JSON
                .createObjectNode()
                .put("amountCents", page.path("amountCents").asLong())
                .put("currency", page.path("currency").asText())
                .put("boughtBaseUnits", page.path("aleBaseUnits").asText())
                .put("items", job.path("items").asInt())
                .put("fundedBaseUnits", job.path("fundedBaseUnits").asText())
                .put("paidBaseUnits", job.path("paidBaseUnits").asText())
                .put("feesBaseUnits", job.path("feesBaseUnits").asText())
                .put("refundedBaseUnits", job.path("refundedBaseUnits").asText());
    }
}
