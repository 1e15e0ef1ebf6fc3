/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ale.chainbridge.domain.Address;

/** Which part of their claims accounts have staked. */
@Singleton
public final class AutoStakes {
    private final ChainReader reader;

    @Inject
    AutoStakes(ChainAccess access) {
        reader = access.reader();
    }

    /**
     * What the distributor has for an account.
     *
     * @param bps part of each claim that is staked, basis points
     * @param nonce what the account's next wish must sign
     */
    public record Setting(int bps, long nonce) {}

    /**
     * Asks the chain, at its latest block: a nonce that the log knows may be used up already.
     *
     * @throws NodeException if no node answers
     */
    public Setting of(Address account) {
        return reader.autoStake(account);
    }
}
