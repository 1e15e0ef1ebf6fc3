/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;

/**
 * What a chain and the ledger say of each other, both read anew.
 *
 * @param epochs roots posted
 * @param rootTxGas gas of the dearest transaction that posted one
 * @param claims claims paid
 * @param claimed sum of them
 * @param onChainPaid what the contracts moved towards workers: released to them from escrows, and
 *     minted for communities. It lies in the distributor until it is claimed. Claims are compared
 *     with the log's, account by account ({@code chain-claims}), and none may be more than the
 *     ledger owed the account by then ({@code chain-overpaid}); the roots that they need are
 *     recomputed from what it owed ({@code chain-root}, {@code chain-root-on-chain})
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
    /** As JSON: amounts are decimal texts, since no number of JSON holds them. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("epochs", epochs)
                .put("rootTxGas", rootTxGas)
                .put("claims", claims)
                .put("claimed", claimed.toString())
                .put("onChainPaid", onChainPaid.toString())
                .put("ledgerSettled", ledgerSettled.toString())
                .put("difference", difference().toString())
                .put("staked", staked.toString())
                .put("minted", minted.toString())
                .put("block", block);
    }

    /** On-chain paid less ledger settled; zero. */
    public BigInteger difference() {
        return onChainPaid.subtract(ledgerSettled);
    }
}
