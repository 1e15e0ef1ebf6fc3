/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

/** What becomes of the bound stake that losers forfeit. */
public enum LosingStake {
    REDISTRIBUTE,
    BURN
}
