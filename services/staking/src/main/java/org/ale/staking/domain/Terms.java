/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import org.ale.kernel.Ale;

/**
 * The platform's terms for the communities' half. They come with the command and are written into
 * the fact, so that a change of configuration changes no past.
 *
 * @param kappaMilli fees times this are the most that a community gets, thousandths; {@link
 *     #UNCAPPED} is no cap
 * @param minStake least stake of a member, held for the whole epoch
 */
public record Terms(long kappaMilli, Ale minStake) {
    /** The paper read literally: paying oneself is profitable, so never in production. */
    public static final long UNCAPPED = -1;

    public static final Terms PRODUCTION = new Terms(1_000, Ale.ofWhole(1));
    public static final Terms STRICT = new Terms(UNCAPPED, Ale.ofWhole(1));
    private static final long KAPPA_MILLI_MAX = 1_000_000;
    private static final long MILLI = 1_000;

    public Terms {
        if (kappaMilli < UNCAPPED || kappaMilli > KAPPA_MILLI_MAX) {
            throw new IllegalArgumentException(
                    "kappa is -1 (no cap) or 0 to 1,000,000 thousandths");
        }
        if (minStake.isNegative()) {
            throw new IllegalArgumentException("the least stake is not negative");
        }
    }

    /** What is left of a community's part under the cap. */
    Ale capped(Ale part, Ale fees) {
        if (kappaMilli == UNCAPPED) {
            return part;
        }
        var most = fees.shareDown(kappaMilli, MILLI);
        return part.compareTo(most) <= 0 ? part : most;
    }
}
