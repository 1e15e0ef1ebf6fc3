/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.Shares;

/**
 * How a pot is shared: one part equally, the rest pro rata to the reputation after the pool.
 * Reputation before the pool would pay a newcomer nothing.
 */
public final class PotShares {
    private static final int BPS = 10_000;

    private PotShares() {}

    /** What each party is paid, in order of voting; zero for those who do not share. */
    public static List<Ale> of(Share share, Ale pot) {
        var receivers = share.parties().stream().filter(share::receives).toList();
        var equalPart = pot.shareDown(share.equalShareBps(), BPS);
        var equal = Shares.ofAle(equalPart, Collections.nCopies(receivers.size(), BigInteger.ONE));
        var byReputation =
                Shares.ofAle(
                        pot.minus(equalPart),
                        receivers.stream()
                                .map(party -> BigInteger.valueOf(party.reputationMicro()))
                                .toList());
        var paid = new ArrayList<Ale>(share.parties().size());
        var place = 0;
        for (var party : share.parties()) {
            if (share.receives(party)) {
                paid.add(equal.get(place).plus(byReputation.get(place)));
                place++;
            } else {
                paid.add(Ale.ZERO);
            }
        }
        return paid;
    }
}
