/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Intent;

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

    /**
     * Why the distributor would refuse a wish at its latest block: its deadline is over, or its
     * account signed something else. Whoever sends it all the same pays for a call that fails.
     *
     * @return empty if it would take it
     * @throws NodeException if no node answers
     */
    public Optional<String> refusal(Intent.SetAutoStake wish) {
        return reader.refusal(wish);
    }
}
