/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;

/**
 * What a chain and the ledger say of each other, both read anew.
 *
 * @param epochs roots posted
 * @param rootTxGas gas of the dearest transaction that posted one
 * @param claims claims paid
 * @param claimed sum of them
 * @param onChainPaid out of escrows to workers, and minted for them
 * @param ledgerSettled what payment settled and staking allocated
 * @param staked in the staking pool
 * @param minted beyond genesis
 * @param block at which all this holds
 */
public record ChainFigures(
        long epochs,
        long rootTxGas,
        long claims,
        BigInteger claimed,
        BigInteger onChainPaid,
        BigInteger ledgerSettled,
        BigInteger staked,
        BigInteger minted,
        long block) {
    /** On-chain paid less ledger settled; zero. */
    public BigInteger difference() {
        return onChainPaid.subtract(ledgerSettled);
    }
}
