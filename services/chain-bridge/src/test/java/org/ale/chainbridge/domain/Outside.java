/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.jspecify.annotations.Nullable;

/** What an outsider reads from the facts, without the decider's own books. */
final class Outside {
    @Nullable Ale cap;
    Ale credited = Ale.ZERO;
    Ale waiting = Ale.ZERO;

    /** What is in the distributor, and what comes from those whom no contract refuses. */
    Ale brought = Ale.ZERO;

    final Map<Long, Ale> coming = new HashMap<>();
    final Set<Object> refused = new HashSet<>();
    final Set<JobId> closing = new HashSet<>();
    final Map<Long, Intent> intents = new HashMap<>();
    long nonce;
    long epoch;
    Ale total = Ale.ZERO;
    Ale totalBefore = Ale.ZERO;
    final Map<Long, Ale> totals = new HashMap<>();
    final LinkedHashSet<Long> finals = new LinkedHashSet<>();
    final LinkedHashSet<Long> openTwins = new LinkedHashSet<>();
    final ArrayDeque<Intent.CreateCommunity> waitingTwins = new ArrayDeque<>();

    void read(ChainEvent event) {
        switch (event) {
            case ChainEvent.EarningsRecorded earnings -> credit(earnings.credits());
            case ChainEvent.RewardsRecorded rewards -> credit(rewards.credits());
            case ChainEvent.PayoutAddressLinked link -> {
                waiting = waiting.minus(link.waited());
                credited = credited.plus(link.waited());
            }
            case ChainEvent.EpochPlanned planned -> {
                assertEquals(++epoch, planned.epoch(), "no epoch is left out or repeated");
                assertEquals(due(), planned.total(), "the root holds what was credited");
                assertTrue(planned.total().compareTo(total) > 0);
                totalBefore = total;
                total = planned.total();
                totals.put(epoch, total);
            }
            case ChainEvent.EpochVetoed(var vetoed, _) -> {
                assertTrue(vetoed == epoch || vetoed == epoch - 1, "only the last final one is");
                epoch = vetoed - 1;
                total = totals.getOrDefault(epoch, Ale.ZERO);
            }
            case ChainEvent.EpochWithdrawn withdrawn -> {
                assertEquals(epoch--, withdrawn.epoch(), "only the last is withdrawn");
                assertTrue(
                        total.minus(totalBefore).compareTo(withdrawn.cap()) > 0,
                        "only what the cap refuses is withdrawn");
                total = totalBefore;
            }
            case TransactionPlanned planned -> plan(planned);
            case ChainEvent.TransactionFinal last -> {
                assertTrue(finals.add(last.receipt().nonce()), "final twice");
                openTwins.remove(last.receipt().nonce());
                end(last.receipt().nonce(), last.receipt().succeeded());
            }
            case ChainEvent.JobCloseFinalized closes -> closing.add(closes.job());
            case ChainEvent.RefundVetoFinalized veto -> refused.remove(veto.job());
            case ChainEvent.TwinQueued queued -> waitingTwins.add(queued.twin());
            case ChainEvent.CommunityTwinFinalized(var community, _, _, _) ->
                    waitingTwins.removeIf(twin -> twin.community().equals(community));
            default -> {}
        }
    }

    /** As far as the cap lets it, and as the money for it is there or comes for sure. */
    private Ale due() {
        var most = coming.values().stream().reduce(brought, Ale::plus);
        if (cap != null) {
            most = least(most, total.plus(cap));
        }
        return least(credited, most);
    }

    private static Ale least(Ale one, Ale other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void credit(List<Credit> credits) {
        for (var credit : credits) {
            if (credit.account() == null) {
                waiting = waiting.plus(credit.amount());
            } else {
                credited = credited.plus(credit.amount());
            }
        }
    }

    /** Only what is final and was not refused has moved. */
    private void end(long nonceOf, boolean succeeded) {
        var intent = requireNonNull(intents.get(nonceOf));
        coming.remove(nonceOf);
        if (succeeded) {
            brought = brought.plus(intent.money());
            refused.removeAll(payers(intent));
        } else {
            refused.addAll(payers(intent));
        }
    }

    /** Jobs that pay, or the period of inflation. */
    private static Set<Object> payers(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow release ->
                    release.jobs().stream().map(JobSettlement::job).collect(Collectors.toSet());
            case Intent.MintForCommunities mint -> Set.of(mint.index());
            default -> Set.of();
        };
    }

    private void plan(TransactionPlanned planned) {
        assertEquals(nonce++, planned.nonce(), "nonces have no gaps");
        intents.put(planned.nonce(), planned.intent());
        var payers = payers(planned.intent());
        if (Collections.disjoint(payers, refused) && Collections.disjoint(payers, closing)) {
            coming.put(planned.nonce(), planned.intent().money());
        }
        switch (planned.intent()) {
            case Intent.CreateCommunity twin -> {
                assertEquals(waitingTwins.poll(), twin, "the oldest twin comes first, each once");
                openTwins.add(planned.nonce());
                assertTrue(openTwins.size() <= 4, "a few twins are before whatever comes now");
            }
            case Intent.PostRoot root -> {
                var most = coming.values().stream().reduce(brought, Ale::plus);
                assertTrue(
                        root.total().compareTo(most) <= 0,
                        "what funds a root has an earlier nonce and was never refused");
            }
            default -> {}
        }
    }
}
