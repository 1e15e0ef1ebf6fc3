/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.account;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every history, tried on random ones. */
class RandomHistoriesTest {
    private static final int WORKERS = 6;
    private static final int COMMUNITIES = 12;
    private final ChainDecider decider = new ChainDecider();

    static ChainCommand anything(RandomGenerator random, ChainState state) {
        var worker = new WorkerId(new UUID(0, random.nextInt(WORKERS)));
        return switch (random.nextInt(12)) {
            case 0 ->
                    new ChainCommand.LinkPayoutAddress(
                            worker, account(random.nextInt(2 * WORKERS)), NOW);
            case 1 -> earnings(random, state);
            case 2 ->
                    new ChainCommand.RecordRewards(
                            state.rewards() + random.nextInt(2),
                            credits(random),
                            random.nextBoolean(),
                            NOW);
            case 3 -> new CloseEpoch(Fixtures.anyCap(random), random.nextInt(4) == 0, NOW);
            case 4 -> new ChainCommand.RequestClaim(worker, NOW);
            case 5 -> new ChainCommand.RelayClaims(state.epochs.tree().root(), NOW);
            case 6 -> asked(random, worker);
            case 7 -> read(random, state);
            default -> step(random, state);
        };
    }

    private static ChainCommand earnings(RandomGenerator random, ChainState state) {
        var community = new CommunityId(new UUID(6, random.nextInt(2)));
        var credits = credits(random);
        var paid = credits.stream().map(Credit::amount).reduce(Ale.ZERO, Ale::plus);
        var job =
                new JobSettlement(
                        new JobId(new UUID(7, random.nextInt(3))),
                        paid,
                        Ale.ofBaseUnits(random.nextInt(3)),
                        Ale.ofBaseUnits(random.nextInt(3)));
        var standing = new Standing(credits.getFirst().worker(), random.nextInt(9));
        var batch = state.batch(community) + random.nextInt(3);
        return new ChainCommand.RecordEarnings(
                community, batch, credits, List.of(job), List.of(standing), NOW);
    }

    private static List<Credit> credits(RandomGenerator random) {
        var credits = new ArrayList<Credit>();
        for (var worker = random.nextInt(WORKERS); worker < WORKERS; worker++) {
            credits.add(Fixtures.earned(new WorkerId(new UUID(0, worker)), random.nextInt(1000)));
        }
        return credits;
    }

    private static ChainCommand asked(RandomGenerator random, WorkerId worker) {
        return switch (random.nextInt(8)) {
            case 0 -> new ChainCommand.RequestMint(NOW);
            case 1, 2 -> Fixtures.found(random.nextInt(COMMUNITIES));
            case 3, 4 ->
                    new ChainCommand.PlanTwins(
                            Fixtures.LIMITS
                                    .dailyBudget()
                                    .shiftRight(random.nextInt(2) * random.nextInt(12)),
                            NOW);
            case 5 ->
                    new ChainCommand.RequestAutoStake(
                            worker,
                            random.nextInt(-1, 10_002),
                            7,
                            Signature.of(new byte[Signature.BYTES]),
                            NOW);
            case 6 ->
                    new ChainCommand.DepositFromTreasury(
                            new JobId(new UUID(7, 1)),
                            account(3),
                            Ale.ofBaseUnits(random.nextInt(5)),
                            NOW);
            default -> refund(random);
        };
    }

    private static ChainCommand refund(RandomGenerator random) {
        var deposit = Fixtures.deposit(random.nextInt(9), 70);
        return random.nextBoolean()
                ? new ChainCommand.RecordSeen(List.of(deposit), NOW)
                : new ChainCommand.RefundDeposit(deposit.id(), deposit.ale(), NOW);
    }

    private static ChainCommand read(RandomGenerator random, ChainState state) {
        var after = state.block();
        var findings = new ArrayList<ChainEvent>();
        findings.add(
                new ChainEvent.DepositFinalized(Fixtures.deposit(random.nextInt(9), 70), 0, NOW));
        state.epochs.claims().stream()
                .limit(1)
                .forEach(account -> {
                    var paid = new Ale(state.epochs.tree().amount(account));
                    findings.add(new ChainEvent.ClaimFinalized(account, paid, paid, 0, NOW));
                });
        findings.add(new ChainEvent.StakeFinalized(account(2), Ale.ofBaseUnits(5), 0, NOW));
        findings.add(new ChainEvent.UnstakeFinalized(account(2), Ale.ofBaseUnits(5), 0, NOW));
        findings.add(new ChainEvent.RefundClaimFinalized(account(2), Ale.ofBaseUnits(5), 0, NOW));
        findings.add(
                new ChainEvent.JobCloseFinalized(
                        new JobId(new UUID(7, 2)), account(2), Ale.ofBaseUnits(5), 0, NOW));
        findings.addAll(ofAJob(random));
        findings.add(
                new ChainEvent.InflationMinted(1, Ale.ofBaseUnits(5), Ale.ofBaseUnits(4), 0, NOW));
        findings.add(
                new ChainEvent.CommunityTwinFinalized(
                        new CommunityId(new UUID(6, 1)), account(77), account(1), NOW));
        if (state.epochs.settled() > 0) {
            var epoch = state.epochs.settled();
            findings.add(
                    new ChainEvent.RootPostFinalized(
                            epoch, state.epochs.root(epoch), Ale.ZERO, NOW));
        }
        var range =
                new BlockRange(
                        after,
                        after == 0 ? Hash32.ZERO : hash((int) after),
                        after + 1,
                        hash((int) after + 1));
        return new ChainCommand.RecordBlocks(range, findings, NOW);
    }

    private static List<ChainEvent> ofAJob(RandomGenerator random) {
        var job = new JobId(new UUID(7, random.nextInt(3)));
        var amount = Ale.ofBaseUnits(random.nextInt(4));
        return List.of(
                new ChainEvent.StrangeRefundFinalized(job, account(2), amount, 0, NOW),
                new ChainEvent.RefundVetoFinalized(
                        job, account(2), Ale.ofBaseUnits(random.nextInt(4)), 0, NOW),
                new ChainEvent.BuyOutFinalized(job, account(2), amount, 0, NOW));
    }

    /** The next step, or a repeated or strange one, of a transaction near the first open one. */
    private static ChainCommand step(RandomGenerator random, ChainState state) {
        var nonce = state.outbox.firstOpenNonce() + random.nextInt(3) - (random.nextInt(8) / 7);
        var attempts = state.outbox.open(nonce).map(open -> open.attempts().size()).orElse(0);
        var receipt =
                Fixtures.receipt(
                        nonce,
                        Math.max(1, attempts - random.nextInt(2)),
                        (int) nonce + random.nextInt(2),
                        nonce % 3 != 1);
        var known = state.outbox.open(nonce).map(Transaction::receipt).orElse(receipt);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                var fee = (long) (50 * Math.pow(1.2, attempts));
                yield Fixtures.sign(nonce, attempts + 1, fees(fee + 10, fee + 5));
            }
            case 3 -> Fixtures.broadcast(nonce, attempts);
            case 4, 5 -> new ChainCommand.RecordMined(receipt, NOW);
            case 6 -> new ChainCommand.RecordReorged(nonce, known.blockHash(), NOW);
            case 7 -> new ChainCommand.RecordFinal(known, NOW);
            default -> reconcile(random, state);
        };
    }

    /** As it is, or one final root was vetoed. */
    private static ChainCommand reconcile(RandomGenerator random, ChainState state) {
        var last = Math.max(0, state.epochs.settled() - random.nextInt(4) / 3);
        return new ChainCommand.ReconcileChain(
                last,
                state.epochs.root(last),
                state.outbox.firstOpenNonce(),
                state.finalBlock() - random.nextInt(2),
                NOW);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void replayEqualsProcessing(long seed) {
        ReplayEqualsProcessing.check(
                decider, RandomHistoriesTest::anything, seed, 250, ChainState::view);
    }

    @Test
    void aRootHoldsWhatWasCreditedAndIsFundedByEarlierNonces() {
        var kinds = new LinkedHashSet<Class<?>>();
        for (var seed = 0; seed < 200; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var state = decider.initialState();
            var outside = new Outside();
            for (var step = 0; step < 250; step++) {
                var command = anything(random, state);
                outside.cap = command instanceof CloseEpoch close ? close.cap() : null;
                for (var event : decided(command, state)) {
                    state = decider.evolve(state, event);
                    outside.read(event);
                    kinds.add(event.getClass());
                }
            }
        }
        assertEquals(ChainEvent.class.getPermittedSubclasses().length, kinds.size());
    }

    private List<ChainEvent> decided(ChainCommand command, ChainState state) {
        return switch (decider.decide(command, state)) {
            case Decision.Accepted<ChainEvent>(var events) -> events;
            case Decision.Rejected<ChainEvent> _ -> List.of();
        };
    }

    @Test
    void aSnapshotContinuesAsTheFullFoldDoes() throws IOException, ClassNotFoundException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        var state = decider.initialState();
        for (var step = 0; step < 300; step++) {
            for (var event : decided(anything(random, state), state)) {
                state = decider.evolve(state, event);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var read = (ChainState) in.readObject();
            assertEquals(state.view(), read.view());
            for (var step = 0; step < 100; step++) {
                var command = anything(random, state);
                assertEquals(decider.decide(command, state), decider.decide(command, read));
            }
        }
    }
}
