/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.audit.chain.ChainBooks.Escrow;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.TransactionFinal;

/**
 * Money that contracts of one chain were asked to move: what passed, and what was refused and not
 * asked for again. Whoever asks again may ask for more, since other money of the same job has come
 * to wait meanwhile.
 */
final class AskedMoney {
    private static final BigInteger ZERO = BigInteger.ZERO;

    private final Map<Long, List<Part>> onTheirWay = new HashMap<>();
    private final Map<String, Refused> refused = new TreeMap<>();
    private final Map<String, BigInteger> allowedByOthers = new HashMap<>();
    private final Map<String, List<Passed>> passed = new HashMap<>();

    /** Jobs of which something was refused once; empty for a mint. */
    private final Set<String> everRefused = new HashSet<>();

    private final Set<String> closing = new HashSet<>();

    /**
     * What a transaction moves for one job or one period.
     *
     * @param job empty if it is of none
     */
    private record Part(String kind, String job, Escrow moves, BigInteger amount) {
        Part(String kind, String job, Escrow moves) {
            this(kind, job, moves, moves.sum());
        }

        String name() {
            return kind + " " + job;
        }
    }

    private record Passed(long block, Escrow moves) {}

    private record Refused(String place, String job, BigInteger amount) {}

    private static List<Part> parts(Intent intent) {
        return switch (intent.getIntentCase()) {
            case RELEASE_ESCROW ->
                    intent.getReleaseEscrow().getJobsList().stream()
                            .map(AskedMoney::release)
                            .toList();
            case ALLOW_REFUND ->
                    intent.getAllowRefund().getJobsList().stream().map(AskedMoney::refund).toList();
            case MINT_FOR_COMMUNITIES -> {
                var mint = intent.getMintForCommunities();
                var kind = "MINT_FOR_COMMUNITIES " + mint.getIndex();
                var amount = ChainBooks.units(mint.getBaseUnits());
                yield List.of(new Part(kind, "", new Escrow(amount, ZERO, ZERO)));
            }
            case MINT_DUE,
                    POST_ROOT,
                    POST_REPUTATION,
                    PUSH_CLAIM,
                    CREATE_COMMUNITY,
                    SET_AUTO_STAKE,
                    APPROVE_ESCROW,
                    DEPOSIT_FOR,
                    INTENT_NOT_SET ->
                    List.of();
        };
    }

    private static Part release(JobSettlement job) {
        var paid = ChainBooks.units(job.getPaidBaseUnits());
        var fee = ChainBooks.units(job.getFeeBaseUnits());
        return new Part("RELEASE_ESCROW", job.getJobId(), new Escrow(paid, fee, ZERO));
    }

    private static Part refund(JobSettlement job) {
        return refund(job.getJobId(), job.getRefundBaseUnits());
    }

    private static Part refund(String job, String units) {
        return new Part("ALLOW_REFUND", job, new Escrow(ZERO, ZERO, ChainBooks.units(units)));
    }

    /** What was refused before is asked for again with it, as far as it goes. */
    void planned(long nonce, Intent intent) {
        var parts = parts(intent);
        if (!parts.isEmpty()) {
            onTheirWay.put(nonce, parts);
            parts.forEach(part -> subtract(part.name(), part.amount()));
        }
    }

    /** A transaction is final. */
    void ended(String place, TransactionFinal event) {
        var parts = onTheirWay.remove(event.getNonce());
        if (parts == null) {
            return;
        }
        for (var part : parts) {
            if (event.getSucceeded()) {
                passed.computeIfAbsent(part.job(), _ -> new ArrayList<>())
                        .add(new Passed(event.getBlock(), part.moves()));
            } else {
                refuse(place, part);
            }
        }
    }

    private void refuse(String place, Part part) {
        everRefused.add(part.job());
        var before = refused.get(part.name());
        var sum = before == null ? part.amount() : before.amount().add(part.amount());
        refused.put(part.name(), new Refused(place, part.job(), sum));
        setOff(part);
    }

    /** Whether all was asked for in front of the root that promises it, and passed. */
    boolean isTrusted() {
        return everRefused.isEmpty() && closing.isEmpty();
    }

    /** The same of one job. */
    boolean isTrusted(String job) {
        return !everRefused.contains(job) && !closing.contains(job);
    }

    /** What of a job has moved for good up to a block. */
    Escrow passed(String job, long block) {
        return passed.getOrDefault(job, List.of()).stream()
                .filter(each -> each.block() <= block)
                .map(Passed::moves)
                .reduce(Escrow.NOTHING, Escrow::plus);
    }

    /** Nothing may be left in its escrow: what its workers lack is told by the contracts. */
    void closes(String job) {
        closing.add(job);
    }

    /** Somebody else allowed a refund: so much less is asked for. */
    void allowed(String job, String units) {
        var part = refund(job, units);
        allowedByOthers.merge(part.name(), part.amount(), BigInteger::add);
        setOff(part);
    }

    private void setOff(Part part) {
        var allowed = allowedByOthers.getOrDefault(part.name(), ZERO);
        allowedByOthers.put(part.name(), allowed.subtract(subtract(part.name(), allowed)));
    }

    /** How much of it was there to be subtracted. */
    private BigInteger subtract(String name, BigInteger amount) {
        var before = refused.get(name);
        if (before == null) {
            return ZERO;
        }
        var less = before.amount().min(amount);
        var left = before.amount().subtract(less);
        if (left.signum() == 0) {
            refused.remove(name);
        } else {
            refused.put(name, new Refused(before.place(), before.job(), left));
        }
        return less;
    }

    /** The log was read: what is left was never mended. */
    void finish(Findings findings) {
        refused.forEach((name, left) -> {
            if (!closing.contains(left.job())) {
                findings.add("chain-refused", left.place(), name + ": " + left.amount());
            }
        });
    }
}
