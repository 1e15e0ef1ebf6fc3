/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import org.ale.kernel.ClientId;

/**
 * $ALE that a client buys from the treasury for a job.
 *
 * @param id names it for ever, with the provider too
 * @param baseUnits what goes into the job's escrow
 * @param amountMinor price in cents
 * @param currency three letters, lower case
 * @param refundAccount whom refunds on the chain belong to; empty for the treasury
 * @param expiresAt when the treasury's quote lapses
 * @param sessionId the provider's name of the checkout
 */
public record Purchase(
        UUID id,
        ClientId client,
        UUID job,
        BigInteger baseUnits,
        long amountMinor,
        String currency,
        String refundAccount,
        Instant expiresAt,
        String sessionId) {}
