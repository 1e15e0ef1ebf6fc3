/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.util.List;
import java.util.Optional;
import org.ale.audit.Findings;
import org.ale.schemas.chainbridge.v1.EpochPlanned;

/**
 * Each epoch posted once, in order, with the root that follows from the log. One that was vetoed is
 * held against what was planned before the log took it back.
 */
final class RootsCheck {
    private final Findings findings;
    private final ChainBooks books;
    private final String place;

    /** Vetoes of the log that were not found on the chain yet. */
    private final List<EpochPlanned> vetoed;

    private long last;

    /**
     * By how much the last epoch of the log is above the chain's: one of them knows a veto first.
     */
    private long ahead;

    RootsCheck(Findings findings, ChainBooks books, String place) {
        this.findings = findings;
        this.books = books;
        this.place = place;
        vetoed = books.vetoes.read();
    }

    /**
     * Compares.
     *
     * @param logs of the distributor, in order
     * @return the last epoch
     */
    long check(List<ChainLog> logs) {
        var roots =
                logs.stream()
                        .filter(log -> isVeto(log) || log.is(SettledBounds.ROOT_POSTED))
                        .toList();
        for (var i = 0; i < roots.size(); i++) {
            var behind = roots.size() - 1 - i;
            if (isVeto(roots.get(i))) {
                last--;
            } else if (behind > 0 && isVeto(roots.get(i + 1))) {
                posted(roots.get(i), takenBack(roots.get(i), behind == 1));
            } else {
                posted(roots.get(i), standing(roots.get(i), behind == 0));
            }
        }
        vetoed.forEach(
                each -> findings.add("chain-veto-invented", place, "epoch " + each.getEpoch()));
        findings.expect("chain-last-post", place, last + ahead, books.lastPosted);
        return last;
    }

    private static boolean isVeto(ChainLog log) {
        return log.is(SettledBounds.ROOT_VETOED);
    }

    private static long epoch(ChainLog log) {
        return Abi.number(log.topics().get(1)).longValueExact();
    }

    private static boolean isOf(EpochPlanned planned, ChainLog log) {
        return planned.getEpoch() == epoch(log)
                && planned.getRoot().equals(Abi.wordAt(log.data(), 0));
    }

    /** What a root is by the log that was vetoed; of the last one it may not have heard yet. */
    private Optional<EpochPlanned> takenBack(ChainLog log, boolean isLast) {
        var told = tellsOfVeto(log);
        if (told.isPresent()) {
            return told;
        }
        var live = live(log);
        if (live.filter(planned -> isOf(planned, log)).isPresent()) {
            if (isLast) {
                ahead = 1;
            } else {
                findings.add("chain-veto-untold", place, "epoch " + epoch(log));
            }
        }
        return live;
    }

    /** What a root is that the chain pays by; the log may know better of the last one. */
    private Optional<EpochPlanned> standing(ChainLog log, boolean isLast) {
        var isUnread = epoch(log) > books.lastPosted;
        if (isLast && isUnread && books.vetoes.mayComeAfter(books.block)) {
            var told = tellsOfVeto(log);
            if (told.isPresent()) {
                ahead = -1;
                return told;
            }
        }
        return live(log);
    }

    private Optional<EpochPlanned> tellsOfVeto(ChainLog log) {
        var told = vetoed.stream().filter(planned -> isOf(planned, log)).findFirst();
        told.ifPresent(vetoed::remove);
        return told;
    }

    private Optional<EpochPlanned> live(ChainLog log) {
        return Optional.ofNullable(books.epochs.get(epoch(log)));
    }

    private void posted(ChainLog log, Optional<EpochPlanned> plan) {
        findings.checked("chain: roots on chain");
        findings.expect("chain-posted-once", place, last + 1, epoch(log));
        last = epoch(log);
        if (plan.isEmpty()) {
            findings.add("chain-unknown-root", place, "epoch " + last);
            return;
        }
        var planned = plan.get();
        findings.expect("chain-root-on-chain", place, planned.getRoot(), Abi.wordAt(log.data(), 0));
        findings.expect(
                "chain-total-on-chain",
                place,
                planned.getTotalBaseUnits(),
                log.number(1).toString());
        findings.expect(
                "chain-data-on-chain", place, planned.getDataHash(), Abi.wordAt(log.data(), 2));
    }
}
