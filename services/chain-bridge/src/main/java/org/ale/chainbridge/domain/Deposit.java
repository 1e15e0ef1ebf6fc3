/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.math.BigInteger;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;

/**
 * What was paid into a job's escrow.
 *
 * @param id {@code <transaction hash>:<log index>}
 * @param token what was paid in
 * @param amountIn the token's own units
 * @param ale what arrived
 * @param block where it is
 */
public record Deposit(
        String id,
        JobId job,
        Address payer,
        Address token,
        BigInteger amountIn,
        Ale ale,
        long block)
        implements Serializable {}
