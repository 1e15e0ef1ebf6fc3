/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import org.ale.kernel.Ale;

/**
 * Moves $ALE into (positive) or out of (negative) an account.
 *
 * @param account which
 * @param amount how much
 */
public record Posting(Account account, Ale amount) {}
