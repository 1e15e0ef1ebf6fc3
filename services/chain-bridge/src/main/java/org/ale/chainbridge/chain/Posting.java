/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ale.chainbridge.domain.ChainCommand.RecordBroadcast;
import org.ale.chainbridge.domain.ChainCommand.RecordSigned;
import org.ale.chainbridge.domain.FeeLimits;
import org.ale.chainbridge.domain.Fees;
import org.ale.chainbridge.projection.settlement.Outstanding;
import org.ale.chainbridge.projection.settlement.Outstanding.Open;
import org.ale.chainbridge.projection.settlement.Outstanding.Step;

/**
 * Signs what is planned and sends what is signed. Bytes are sent only as they are read from the
 * log, so none leaves the house that the log does not hold; a lost answer is followed by the same
 * bytes.
 */
final class Posting {
    private static final long NONE_YET = Long.MIN_VALUE;

    private final Nodes nodes;
    private final ChainReader reader;
    private final Signer signer;
    private final Outstanding outstanding;
    private final Reports reports;
    private final FeeLimits limits;
    private final Map<Long, Long> sentNanos = new LinkedHashMap<>();

    /** What nodes refuse because it bids too little for the next block; its nonce. */
    private long underbidNonce = NONE_YET;

    Posting(
            Nodes nodes,
            ChainReader reader,
            Signer signer,
            Outstanding outstanding,
            Reports reports,
            FeeLimits limits) {
        this.nodes = nodes;
        this.reader = reader;
        this.signer = signer;
        this.outstanding = outstanding;
        this.reports = reports;
        this.limits = limits;
    }

    /** Signs what has no bytes yet, at today's fees. */
    void sign(List<Open> open) {
        Fees market = null;
        for (var transaction : open) {
            if (transaction.step() == Step.PLANNED) {
                market = market == null ? market() : market;
                if (!sign(transaction, market)) {
                    return;
                }
            }
        }
    }

    /**
     * Bids more for the first transaction if it has been in no block for long: it waits with the
     * nodes, or they do not even take it, since the base fee has risen above its bid.
     */
    void bump(List<Open> open, Duration after) throws SQLException {
        if (open.isEmpty()) {
            return;
        }
        var first = open.getFirst();
        var isBid =
                first.step() == Step.BROADCAST
                        || (first.step() == Step.SIGNED && first.nonce() == underbidNonce);
        var isStuck = isBid && System.currentTimeMillis() - first.signedMillis() > after.toMillis();
        if (isStuck) {
            var last = outstanding.bytes(first.nonce()).getFirst();
            sign(first, last.fees().bumped().or(market()));
        }
    }

    private boolean sign(Open transaction, Fees fees) {
        var signed =
                signer.sign(
                        transaction.intent(), transaction.nonce(), transaction.gasLimit(), fees);
        var attempt = transaction.attempts() + 1;
        return reports.report(
                "signed-" + transaction.nonce() + "-" + attempt + "-" + System.currentTimeMillis(),
                new RecordSigned(
                        transaction.nonce(),
                        attempt,
                        signed.raw(),
                        signed.hash(),
                        fees,
                        limits,
                        Instant.EPOCH));
    }

    /** Twice the base fee lasts for six full blocks in a row. */
    private Fees market() {
        var priority = reader.priorityFee().min(limits.ceiling());
        var max = reader.latest().baseFee().multiply(BigInteger.TWO).add(priority);
        return new Fees(max.min(limits.ceiling()), priority);
    }

    /**
     * Sends what is signed; tells what hinders.
     *
     * @param againAfter what is in no block by then a node may have lost: it is sent again
     */
    String send(List<Open> open, Duration againAfter) throws SQLException {
        sentNanos.keySet().removeIf(nonce -> open.stream().noneMatch(o -> o.nonce() == nonce));
        for (var transaction : open) {
            if (isToBeSent(transaction, againAfter)) {
                var last = outstanding.bytes(transaction.nonce()).getFirst();
                switch (nodes.send("0x" + last.raw().hex())) {
                    case Nodes.Sent.Taken() -> taken(transaction);
                    case Nodes.Sent.Refused(var reason) -> {
                        underbidNonce = isUnderbid(reason) ? transaction.nonce() : NONE_YET;
                        return "transaction " + transaction.nonce() + " is refused: " + reason;
                    }
                }
            }
        }
        return "";
    }

    /** Words of nodes for a bid below the base fee; more money in the account is another matter. */
    private static boolean isUnderbid(String reason) {
        var words = reason.toLowerCase(Locale.ROOT);
        return words.contains("base fee")
                || words.contains("basefee")
                || words.contains("fee too low")
                || words.contains("feetoolow");
    }

    private boolean isToBeSent(Open transaction, Duration againAfter) {
        return switch (transaction.step()) {
            case PLANNED, MINED -> false;
            case SIGNED -> true;
            case BROADCAST -> {
                var sent = sentNanos.getOrDefault(transaction.nonce(), NONE_YET);
                yield sent == NONE_YET || System.nanoTime() - sent > againAfter.toNanos();
            }
        };
    }

    private void taken(Open transaction) {
        sentNanos.put(transaction.nonce(), System.nanoTime());
        if (transaction.step() == Step.SIGNED) {
            reports.report(
                    "broadcast-"
                            + transaction.nonce()
                            + "-"
                            + transaction.attempts()
                            + "-"
                            + System.currentTimeMillis(),
                    new RecordBroadcast(
                            transaction.nonce(), transaction.attempts(), Instant.EPOCH));
        }
    }
}
