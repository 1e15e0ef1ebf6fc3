/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import static org.ale.staking.domain.Fixtures.NOW;
import static org.ale.staking.domain.Fixtures.account;
import static org.ale.staking.domain.Fixtures.community;
import static org.ale.staking.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.Ale;
import org.ale.staking.domain.NetworkCommand.AllocateRewards;
import org.ale.staking.domain.NetworkCommand.NoteAccount;
import org.ale.staking.domain.NetworkCommand.NoteStake;
import org.ale.staking.domain.NetworkCommand.NoteWork;
import org.ale.staking.domain.NetworkEvent.RewardsAllocated;
import org.junit.jupiter.api.Test;

/**
 * An attacker posts jobs to himself: his client pays, his workers are paid, his workers stake, and
 * the communities' half rewards them. What he loses is the fee. Under the cap he never gets more
 * than that back.
 */
class SelfDealingTest {
    private static final long BPS = 10_000;
    private static final int HONEST = 1_000_000;

    /** A year of the communities' half when all of five billion circulates. */
    private static final Ale YEAR = Ale.ofWhole(200_000_000);

    /**
     * One attempt.
     *
     * @param others what clients pay for honest work, fees included
     * @param volume what the attacker pays to himself, fees included
     * @param feeBps the protocol's fee
     * @param communities over which he spreads it
     * @param members his workers in each
     */
    private record Attack(Ale others, Ale volume, long feeBps, int communities, int members) {
        static Attack simple(long others, long volume) {
            return new Attack(Ale.ofWhole(others), Ale.ofWhole(volume), 500, 1, 3);
        }

        Ale fees() {
            return each().fees().times(communities);
        }

        /** What he pays in one of his communities. */
        NetworkState.Work each() {
            return work(volume.shareDown(1, communities));
        }

        NetworkState.Work work(Ale paid) {
            var fee = paid.shareDown(feeBps, BPS);
            return new NetworkState.Work(paid.minus(fee), fee);
        }
    }

    private final NetworkDecider decider = new NetworkDecider();
    private NetworkState state = decider.initialState();

    private List<NetworkEvent> after(NetworkCommand command) {
        var decision = decider.decide(command, state);
        var events = ((Decision.Accepted<NetworkEvent>) decision).events();
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        return events;
    }

    private void member(int number) {
        after(new NoteAccount(worker(number), account(number), NOW));
        after(new NoteStake(account(number), Ale.ofWhole(1), NOW));
    }

    private void work(int number, NetworkState.Work work, List<Standing> members) {
        var paid = work.paid();
        after(new NoteWork(community(number), 1, paid, work.fees(), members, NOW));
    }

    /** What the attacker's workers get of one epoch. */
    private Ale reward(Attack attack, Ale half, Terms terms) {
        state = decider.initialState();
        member(HONEST);
        for (var number = 0; number < attack.communities() * attack.members(); number++) {
            member(number);
        }
        after(allocation(1, Ale.ZERO, terms));
        work(HONEST, attack.work(attack.others()), List.of(new Standing(worker(HONEST), 1)));
        for (var number = 0; number < attack.communities(); number++) {
            var members = new ArrayList<Standing>();
            for (var index = 0; index < attack.members(); index++) {
                members.add(new Standing(worker(number * attack.members() + index), 1 + index));
            }
            work(number, attack.each(), members);
        }
        var got = Ale.ZERO;
        for (var fact : after(allocation(2, half, terms))) {
            for (var part : ((RewardsAllocated) fact).members()) {
                if (!part.worker().equals(worker(HONEST))) {
                    got = got.plus(part.amount());
                }
            }
        }
        return got;
    }

    private static AllocateRewards allocation(long index, Ale half, Terms terms) {
        return new AllocateRewards(new Inflation(index, half, half, NOW), terms, NOW);
    }

    private Ale profit(Attack attack, Terms terms) {
        return reward(attack, YEAR, terms).minus(attack.fees());
    }

    @Test
    void neverPaysUnderTheCapAtAnyVolumeFeeOrNumberOfMembers() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        var rewarded = 0;
        for (var round = 0; round < 3_000; round++) {
            var attack =
                    new Attack(
                            new Ale(new BigInteger(random.nextInt(1, 100), asRandom(random))),
                            new Ale(new BigInteger(random.nextInt(1, 100), asRandom(random))),
                            random.nextLong(1_001),
                            random.nextInt(1, 5),
                            random.nextInt(1, 6));
            var half = new Ale(new BigInteger(random.nextInt(1, 95), asRandom(random)));
            var reward = reward(attack, half, Terms.PRODUCTION);
            rewarded += reward.isZero() ? 0 : 1;
            assertTrue(reward.compareTo(attack.fees()) <= 0, () -> "it pays: " + attack);
        }
        assertTrue(rewarded > 500, "hardly any attack got anything: nothing was tried");
    }

    private static Random asRandom(RandomGenerator random) {
        return Random.from(random);
    }

    @Test
    void paysWithoutTheCapWhileTheNetworkIsSmallerThanFourBillionAYear() {
        assertTrue(profit(Attack.simple(0, 1_000_000), Terms.STRICT).compareTo(Ale.ZERO) > 0);
        var below = Attack.simple(3_899_000_000L, 1_000_000);
        assertTrue(profit(below, Terms.STRICT).compareTo(Ale.ZERO) > 0);
        var above = Attack.simple(4_101_000_000L, 1_000_000);
        assertTrue(profit(above, Terms.STRICT).isNegative());
    }

    @Test
    void sybilsOfTheSameReputationGetWhatOneGets() {
        for (var members = 1; members <= 40; members++) {
            var attack = new Attack(Ale.ofWhole(1_000), Ale.ofWhole(1_000), 500, 1, members);
            var one = new Attack(Ale.ofWhole(1_000), Ale.ofWhole(1_000), 500, 1, 1);
            assertEquals(
                    reward(one, YEAR, Terms.STRICT),
                    reward(attack, YEAR, Terms.STRICT),
                    "only the stakes that are locked grow with the number");
        }
    }

    @Test
    void theTableInTheReadmeIsWhatIsComputed() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        for (var others : List.of(0L, 100_000_000L, 3_000_000_000L, 6_000_000_000L)) {
            for (var volume : List.of(1_000L, 1_000_000L, 1_000_000_000L)) {
                var row = row(Attack.simple(others, volume));
                assertTrue(readme.contains(row), () -> "the README lacks\n" + row);
            }
        }
    }

    private String row(Attack attack) {
        var text = new StringBuilder("| ");
        text.append(whole(attack.others())).append(" | ").append(whole(attack.volume()));
        text.append(" | ").append(whole(attack.fees()));
        for (var terms : List.of(Terms.PRODUCTION, Terms.STRICT)) {
            var reward = reward(attack, YEAR, terms);
            var bps =
                    reward.minus(attack.fees())
                            .baseUnits()
                            .multiply(BigInteger.valueOf(BPS))
                            .divide(attack.volume().baseUnits())
                            .longValueExact();
            text.append(" | ").append(whole(reward)).append(" | ");
            text.append(String.format(Locale.ROOT, "%,.2f %%", bps / 100.0));
        }
        return text.append(" |").toString();
    }

    private static String whole(Ale amount) {
        return String.format(Locale.ROOT, "%,d", amount.baseUnits().divide(Ale.BASE_UNITS_PER_ALE));
    }
}
