/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ale.assignment.domain.LeaseCommand.DealDeck;
import org.ale.assignment.domain.LeaseCommand.FinishJob;
import org.ale.assignment.domain.LeaseEvent.DeckDealt;
import org.ale.assignment.domain.LeaseEvent.Draw;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/**
 * Deals tasks uniformly at random from those that a worker may be dealt. Each draw is verifiable:
 * its seed is committed before the epoch and revealed after it.
 */
final class Dealing {
    /** An epoch ends after so many draws, or when a job is finished. */
    static final long DRAWS_PER_EPOCH = 4096;

    private static final int BPS = 10_000;

    private final SeedSource seeds;
    private final Chance chance;

    Dealing(SeedSource seeds, Chance chance) {
        this.seeds = seeds;
        this.chance = chance;
    }

    Decision<LeaseEvent> deal(DealDeck deal, LeaseState state) {
        var parameters = state.parametersAt(deal.at().toEpochMilli());
        if (parameters == null) {
            return rejected(LeaseRejection.NO_SUCH_COMMUNITY, "There is no such community.");
        }
        if (!state.isMember(deal.worker())) {
            return rejected(LeaseRejection.NOT_A_MEMBER, "Join the community first.");
        }
        var deckSize = parameters.serving().deckSize();
        if (deal.size() < 0 || deal.size() > deckSize) {
            return rejected(
                    LeaseRejection.DECK_TOO_LARGE,
                    "This community deals at most " + deckSize + " tasks at a time.");
        }
        var lapsed = Lapsed.events(state, deal.at());
        var wanted = deal.size() == 0 ? deckSize : deal.size();
        var held = state.held(deal.worker(), deal.at().toEpochMilli());
        var room = Math.min(wanted - held.size(), part(deal, state, parameters, lapsed));
        var events = new ArrayList<>(lapsed);
        if (!held.isEmpty()) {
            events.add(resumed(deal, state, held));
        }
        if (room > 0 && !state.stopped) {
            events.addAll(dealt(deal, state, parameters, lapsed, room));
        }
        return accepted(events);
    }

    private static LeaseEvent resumed(DealDeck deal, LeaseState state, List<PoolId> held) {
        var firstMillis =
                held.stream()
                        .mapToLong(id -> state.pool(id).leases.getOrDefault(deal.worker(), 0L))
                        .min()
                        .orElseThrow();
        return new LeaseEvent.DeckResumed(
                deal.worker(), held, Instant.ofEpochMilli(firstMillis), deal.at());
    }

    /**
     * How many more pools of the window he may have a part in: his share, at least a deck, and
     * always so many that those who are present can finish what is open. A small crowd never waits
     * for itself.
     */
    private static int part(
            DealDeck deal,
            LeaseState state,
            CommunityParameters parameters,
            List<LeaseEvent> lapsed) {
        var serving = parameters.serving();
        var share =
                Math.max(serving.openPools() * serving.windowShareBps() / BPS, serving.deckSize());
        var wantedVotes = state.window.size() * parameters.consensus().maxVotes();
        var enough = Math.ceilDiv(wantedVotes, share);
        var sinceMillis = deal.at().toEpochMilli() - serving.leaseSeconds() * 1000L;
        var present = Math.max(1, state.present(sinceMillis, enough));
        var freed =
                lapsed.stream()
                        .filter(event ->
                                event instanceof LeaseEvent.LeaseExpired expired
                                        && expired.worker().equals(deal.worker()))
                        .count();
        var has = state.member(deal.worker()).partInWindow - (int) freed;
        return Math.max(share, Math.ceilDiv(wantedVotes, present)) - has;
    }

    private List<LeaseEvent> dealt(
            DealDeck deal,
            LeaseState state,
            CommunityParameters parameters,
            List<LeaseEvent> lapsed,
            int room) {
        var offered = parameters.serving().openPools();
        var eligible = eligible(deal, state, lapsed, offered);
        if (eligible.isEmpty()) {
            return List.of();
        }
        List<LeaseEvent> events = new ArrayList<>();
        var epoch = state.epoch;
        var counter = state.draws;
        var isKept = isKept(deal.communityId(), state);
        if (isKept && counter >= DRAWS_PER_EPOCH) {
            events.add(revealed(deal.communityId(), epoch, deal.at()));
        }
        if (!isKept || counter >= DRAWS_PER_EPOCH) {
            epoch++;
            counter = 0;
            events.add(committed(deal.communityId(), epoch, deal.at()));
        }
        var seed = seeds.seed(deal.communityId(), epoch);
        var draws = new ArrayList<Draw>();
        while (draws.size() < room && !eligible.isEmpty()) {
            counter++;
            var index = chance.draw(seed, epoch, counter, eligible);
            draws.add(new Draw(counter, eligible.size(), eligible.get(index)));
            eligible.remove(index);
        }
        var expiresAt = deal.at().plusSeconds(parameters.serving().leaseSeconds());
        events.add(new DeckDealt(deal.worker(), epoch, draws, offered, expiresAt, deal.at()));
        return events;
    }

    /**
     * The pools he may be dealt, in order of opening, once the leases that lapse just now are gone.
     * A benched worker is dealt pools with a known answer, and others only when nobody took them
     * for the time of a whole lease; that holds where the question has as many labels as the one
     * that he is benched for.
     *
     * @param offered most pools that are new to him, the first opened first: a job that goes on and
     *     pools that an audit opened again may make the window larger than it should be
     */
    private static List<PoolId> eligible(
            DealDeck deal, LeaseState state, List<LeaseEvent> lapsed, int offered) {
        var freed = new LinkedHashMap<PoolId, Set<WorkerId>>();
        var shut = new LinkedHashSet<PoolId>();
        for (var event : lapsed) {
            if (event instanceof LeaseEvent.LeaseExpired expired) {
                freed.computeIfAbsent(expired.poolId(), _ -> new LinkedHashSet<>())
                        .add(expired.worker());
            } else if (event instanceof LeaseEvent.PoolShut closed) {
                shut.add(closed.poolId());
            }
        }
        var nowMillis = deal.at().toEpochMilli();
        var desk = state.member(deal.worker());
        var eligible = new ArrayList<PoolId>();
        var newToHim = 0;
        for (var pool : state.window.values()) {
            var job = state.job(pool.id.jobId());
            var gone = freed.getOrDefault(pool.id, Set.of());
            if (pool.shut
                    || shut.contains(pool.id)
                    || !job.isServed()
                    || job.ended
                    || (pool.isKnownTo(deal.worker()) && !gone.contains(deal.worker()))) {
                continue;
            }
            if (newToHim++ == offered) {
                break;
            }
            var starved = gone.isEmpty() && pool.isStarved(nowMillis);
            if (pool.freeSeats() + gone.size() > 0
                    && (pool.isGold() || starved || !desk.isBenchedAt(pool.labels))) {
                eligible.add(pool.id);
            }
        }
        return eligible;
    }

    /**
     * Whether an epoch runs whose seed can be drawn from and revealed. One that was committed under
     * another secret cannot: it stays unrevealed, and the next draw has an epoch of its own.
     */
    private boolean isKept(CommunityId communityId, LeaseState state) {
        return state.epochIsOpen && state.lostEpoch(seeds, communityId).isEmpty();
    }

    /** A finished job reveals the seed of its last draws, so that all of them can be checked. */
    Decision<LeaseEvent> finish(FinishJob finish, LeaseState state) {
        if (!state.jobs.containsKey(finish.jobId())) {
            return accepted();
        }
        List<LeaseEvent> events = new ArrayList<>();
        events.add(new LeaseEvent.JobFinished(finish.jobId(), finish.at()));
        if (isKept(finish.communityId(), state)) {
            events.add(revealed(finish.communityId(), state.epoch, finish.at()));
        }
        return accepted(events);
    }

    private LeaseEvent revealed(CommunityId communityId, long epoch, Instant at) {
        return new LeaseEvent.EpochRevealed(epoch, seeds.seed(communityId, epoch), at);
    }

    private LeaseEvent committed(CommunityId communityId, long epoch, Instant at) {
        return new LeaseEvent.EpochCommitted(epoch, seeds.commitment(communityId, epoch), at);
    }
}
