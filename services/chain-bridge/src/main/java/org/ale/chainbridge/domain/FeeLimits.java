/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.math.BigInteger;

/**
 * What the operator allows, in wei.
 *
 * @param ceiling for a unit of gas
 * @param dailyBudget for all transactions signed on one day
 */
public record FeeLimits(BigInteger ceiling, BigInteger dailyBudget) {}
