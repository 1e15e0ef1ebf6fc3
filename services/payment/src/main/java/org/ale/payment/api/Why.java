/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.PayScope;
import org.ale.kernel.Shares;
import org.ale.payment.domain.UnpaidReason;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;

/** Why an amount is what it is, in words and with the numbers that made it. */
final class Why {
    private static final int ALE_DECIMALS = 18;
    private static final int REP_DECIMALS = 6;
    private static final int PERCENT_OF_MICRO = 4;
    private static final int PERCENT_OF_BPS = 2;
    private static final int BPS = 10_000;

    private final PotSplit split;
    private final boolean isReputationShown;

    /** Of a pool whose pot was shared, with or without the numbers of reputation. */
    Why(PotSplit split, boolean isReputationShown) {
        this.split = split;
        this.isReputationShown = isReputationShown;
    }

    /** Of a pool that closed without anybody to pay. */
    static String unresolved() {
        return "The pool closed without a result that could be paid. Nobody gained or lost"
                + " anything. If the job's last check still decides it, it is paid then; else"
                + " the client gets the pot back.";
    }

    /** Of a vote that nothing is paid for. */
    static String unpaid(UnpaidReason reason) {
        return switch (reason) {
            case POT_SHARED_BEFORE ->
                    "The pool was decided and its pot shared before you answered; an audit had"
                            + " asked for more votes. Such an answer earns reputation only: the"
                            + " task said that its pot was 0.";
            case ESCROW_CLOSED_ON_CHAIN ->
                    "Before this was decided, the client's escrow on the chain was closed, as"
                        + " anybody may after a long time without movement. What was left of the"
                        + " job's money is the client's again, so that nothing is there to be paid"
                        + " from. Reputation counts as ever.";
        };
    }

    /** Why one of the voters is paid what he is. */
    String paid(Payee me) {
        if (split.getOnboarding()) {
            return "You passed the community's on-boarding set. A client pays "
                    + ale(me.getPaidBaseUnits())
                    + " ALE to each newcomer who does, while his places last: the budget less the"
                    + " fee, divided by the places.";
        }
        var sharers = split.getPayeesList().stream().filter(this::shares).toList();
        return decided() + (shares(me) ? share(me, sharers) : noShare(me, sharers.size()));
    }

    private boolean shares(Payee payee) {
        return payee.getWon() || PayScope.valueOf(split.getPayScope()) == PayScope.PARTICIPANTS;
    }

    private String noShare(Payee me, int sharers) {
        return " You answered "
                + me.getLabel()
                + ". The pot of "
                + ale(split.getPotBaseUnits())
                + " ALE is shared by the "
                + sharers
                + " who agreed with it; your reputation stays as it is unless the community binds"
                + " stakes."
                + (isReputationShown
                        ? " It changed by " + rep(me.getGainMicro()) + " REP."
                        : whenShown());
    }

    private String share(Payee me, List<Payee> sharers) {
        var pot = Ale.ofBaseUnits(split.getPotBaseUnits());
        var equalPart = pot.shareDown(split.getEqualShareBps(), BPS);
        var equal =
                Shares.ofAle(equalPart, Collections.nCopies(sharers.size(), BigInteger.ONE))
                        .get(sharers.indexOf(me));
        var paid = Ale.ofBaseUnits(me.getPaidBaseUnits());
        return " Its pot of "
                + ale(pot)
                + " ALE is shared by "
                + sharers.size()
                + (PayScope.valueOf(split.getPayScope()) == PayScope.WINNERS
                        ? " who agreed."
                        : " who took part.")
                + " Equal part: "
                + percent(split.getEqualShareBps(), PERCENT_OF_BPS)
                + " % of the pot = "
                + ale(equalPart)
                + " ALE, divided by "
                + sharers.size()
                + " = "
                + ale(equal)
                + " ALE. By reputation after the pool: "
                + ale(pot.minus(equalPart))
                + " ALE × "
                + part(me, sharers)
                + " = "
                + ale(paid.minus(equal))
                + " ALE. Together "
                + ale(paid)
                + " ALE. Rounded down; single base units left over go to the largest remainders."
                + (isReputationShown ? "" : whenShown());
    }

    private String part(Payee me, List<Payee> sharers) {
        var together = sharers.stream().mapToLong(Payee::getReputationMicro).sum();
        return isReputationShown
                ? rep(me.getReputationMicro()) + " / " + rep(together) + " REP"
                : "your REP / the REP of all who share it";
    }

    private String whenShown() {
        return " Reputation is shown here once you have finished "
                + split.getVisibleAfter()
                + " tasks in this community.";
    }

    private String decided() {
        return "The pool decided for answer "
                + split.getLabel()
                + " (counted from 0) with a confidence of "
                + percent(split.getConfidenceMicro(), PERCENT_OF_MICRO)
                + " %.";
    }

    private static String ale(String baseUnits) {
        return ale(Ale.ofBaseUnits(baseUnits));
    }

    private static String ale(Ale amount) {
        return plain(new BigDecimal(amount.baseUnits(), ALE_DECIMALS));
    }

    private static String rep(long micro) {
        return plain(BigDecimal.valueOf(micro, REP_DECIMALS));
    }

    private static String percent(long parts, int decimals) {
        return plain(BigDecimal.valueOf(parts, decimals));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
