/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.BlockRange;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.Hash32;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;
import org.ale.staking.domain.InflationSchedule;

/**
 * Workers who name accounts, stake and take back, on a chain that mints a period now and then. What
 * is minted is of the size of the fees, so that the cap binds in some periods and in others not.
 */
final class Stakers {
    /** The stream of the chain. */
    static final String CHAIN = "31337";

    private static final InflationSchedule SCHEDULE =
            new InflationSchedule(Ale.ofWhole(5_000_000_000L));
    private static final int MINT_ONCE_IN = 25;
    private static final int PERIOD_SECONDS_MAX = 20;
    private static final int STAKE_TENTHS_MAX = 40;
    private static final int REPEATED_ONCE_IN = 10;

    private final Services services;
    private final List<WorkerId> workers;
    private final Random random;
    private final Map<Address, Ale> staked = new LinkedHashMap<>();
    private Duration minted = Duration.ZERO;
    private long periods;
    private long block;
    private long ids;

    Stakers(Services services, List<WorkerId> workers, long seed) {
        this.services = services;
        this.workers = workers;
        random = new Random(seed);
    }

    /** Somebody does something, or the chain mints. */
    void act() {
        if (random.nextInt(MINT_ONCE_IN) == 0) {
            mint();
        } else if (random.nextInt(4) == 0) {
            link();
        } else {
            stake();
        }
    }

    /** Most have one account for ever; some change between two. */
    private void link() {
        var number = random.nextInt(workers.size());
        var account = account(number, random.nextInt(5) == 0 ? 1 : 0);
        send(new ChainCommand.LinkPayoutAddress(workers.get(number), account, Instant.EPOCH));
    }

    private static Address account(int worker, int which) {
        return Address.of("0x%040x".formatted(0xa1e0000L + worker * 2L + which));
    }

    private void stake() {
        var findings = new ArrayList<ChainEvent>();
        for (var left = 1 + random.nextInt(3); left > 0; left--) {
            var account = account(random.nextInt(workers.size()), 0);
            var before = staked.getOrDefault(account, Ale.ZERO);
            if (before.isZero() || random.nextInt(3) > 0) {
                var amount = amount();
                staked.put(account, before.plus(amount));
                findings.add(
                        new ChainEvent.StakeFinalized(
                                account, amount, minted.toMillis(), Instant.EPOCH));
            } else {
                var part = random.nextBoolean() ? before : before.shareDown(1, 3);
                staked.put(account, before.minus(part));
                findings.add(
                        new ChainEvent.UnstakeFinalized(
                                account, part, minted.toMillis(), Instant.EPOCH));
            }
        }
        read(findings);
    }

    /** Some stakes are below the least that counts. */
    private Ale amount() {
        return Ale.ofWhole(1 + random.nextInt(STAKE_TENTHS_MAX))
                .shareDown(1, 10)
                .plus(Ale.ofBaseUnits(random.nextInt(1_000_000)));
    }

    /** The next period of inflation, as the minter accrues it. */
    void mint() {
        var until = minted.plusSeconds(1 + random.nextInt(PERIOD_SECONDS_MAX));
        var halves = InflationSchedule.halves(SCHEDULE.minted(minted, until));
        minted = until;
        read(
                List.of(
                        new ChainEvent.InflationMinted(
                                ++periods,
                                halves.stakers(),
                                halves.communities(),
                                minted.toMillis(),
                                Instant.EPOCH)));
    }

    private void read(List<ChainEvent> findings) {
        var after = block++;
        send(
                new ChainCommand.RecordBlocks(
                        new BlockRange(after, hash(after), block, hash(block)),
                        findings,
                        Instant.EPOCH));
    }

    private static Hash32 hash(long block) {
        return Hash32.of("0x%064x".formatted(block));
    }

    /** A lost reply: the same report comes again, under its name or, later, under another. */
    private void send(ChainCommand command) {
        var id = "chain-" + ++ids;
        services.bridge.send(CHAIN, id, command);
        if (random.nextInt(REPEATED_ONCE_IN) == 0) {
            services.bridge.send(CHAIN, random.nextBoolean() ? id : id + "-again", command);
        }
    }

    /** Periods that were minted. */
    long periods() {
        return periods;
    }
}
