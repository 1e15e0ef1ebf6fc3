/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.kernel.Ale;
import org.jspecify.annotations.Nullable;

/** What an outsider reads from the facts, without the decider's own books. */
final class Outside {
    @Nullable Ale cap;
    Ale credited = Ale.ZERO;
    Ale waiting = Ale.ZERO;
    Ale released = Ale.ZERO;
    Ale minted = Ale.ZERO;
    boolean hasRefused;
    final Map<Long, Intent> intents = new HashMap<>();
    long nonce;
    long epoch;
    Ale total = Ale.ZERO;
    Ale totalBefore = Ale.ZERO;
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
                if (hasRefused) {
                    assertTrue(planned.total().compareTo(due()) <= 0, "nothing is invented");
                } else {
                    assertEquals(due(), planned.total(), "the root holds what was credited");
                }
                assertTrue(planned.total().compareTo(total) > 0);
                totalBefore = total;
                total = planned.total();
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
                if (!last.receipt().succeeded()) {
                    refuse(intents.get(last.receipt().nonce()));
                }
            }
            case ChainEvent.TwinQueued queued -> waitingTwins.add(queued.twin());
            case ChainEvent.CommunityTwinFinalized(var community, _, _, _) ->
                    waitingTwins.removeIf(twin -> twin.community().equals(community));
            default -> {}
        }
    }

    private Ale due() {
        var most = cap == null ? credited : total.plus(cap);
        return credited.compareTo(most) < 0 ? credited : most;
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

    /** It did not move after all. */
    private void refuse(@Nullable Intent intent) {
        switch (intent) {
            case Intent.ReleaseEscrow release -> {
                hasRefused = true;
                release.jobs().forEach(job -> released = released.minus(job.paid()));
            }
            case Intent.MintForCommunities mint -> {
                hasRefused = true;
                minted = minted.minus(mint.amount());
            }
            case null, default -> {}
        }
    }

    private void plan(TransactionPlanned planned) {
        assertEquals(nonce++, planned.nonce(), "nonces have no gaps");
        intents.put(planned.nonce(), planned.intent());
        switch (planned.intent()) {
            case Intent.ReleaseEscrow release ->
                    release.jobs().forEach(job -> released = released.plus(job.paid()));
            case Intent.CreateCommunity twin -> {
                assertEquals(waitingTwins.poll(), twin, "the oldest twin comes first, each once");
                openTwins.add(planned.nonce());
                assertTrue(openTwins.size() <= 4, "a few twins are before whatever comes now");
            }
            case Intent.MintForCommunities mint -> minted = minted.plus(mint.amount());
            case Intent.PostRoot root ->
                    assertTrue(
                            root.total().compareTo(released.plus(minted)) <= 0,
                            "what funds a root has an earlier nonce");
            default -> {}
        }
    }
}
