/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.chainbridge.domain.ChainCommand.FoundTwin;
import org.ale.chainbridge.domain.ChainCommand.LinkPayoutAddress;
import org.ale.chainbridge.domain.ChainCommand.PlanTwins;
import org.ale.chainbridge.domain.ChainCommand.RecordBlocks;
import org.ale.chainbridge.domain.ChainCommand.RecordBroadcast;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainCommand.RecordSigned;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** Words for the specifications of the bridge. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final CommunityId COMMUNITY = new CommunityId(new UUID(6, 1));
    static final JobId JOB = new JobId(new UUID(7, 1));
    static final WorkerId ANA = new WorkerId(new UUID(0, 1));
    static final WorkerId BEN = new WorkerId(new UUID(0, 2));
    static final Address ANAS = account(0xa);
    static final Address BENS = account(0xb);
    static final FeeLimits LIMITS =
            new FeeLimits(BigInteger.valueOf(1_000), BigInteger.valueOf(1_000_000_000_000L));

    private Fixtures() {}

    static Address account(int number) {
        return new Address("0x" + HexFormat.of().toHexDigits(number).repeat(5));
    }

    static Hash32 hash(int number) {
        return new Hash32("0x" + HexFormat.of().toHexDigits(number).repeat(8));
    }

    static Ale units(long baseUnits) {
        return Ale.ofBaseUnits(baseUnits);
    }

    static Credit earned(WorkerId worker, long baseUnits) {
        return new Credit(worker, null, units(baseUnits));
    }

    /** The job pays what the workers earned, and a tenth more as its fee. */
    static RecordEarnings earnings(long batch, Credit... credits) {
        var all = List.of(credits);
        var paid = all.stream().map(Credit::amount).reduce(Ale.ZERO, Ale::plus);
        var job = new JobSettlement(JOB, paid, paid.shareDown(1, 10), Ale.ZERO);
        return new RecordEarnings(COMMUNITY, batch, all, List.of(job), List.of(), NOW);
    }

    static LinkPayoutAddress link(WorkerId worker, Address account) {
        return new LinkPayoutAddress(worker, account, NOW);
    }

    static Intent.CreateCommunity twin(int community) {
        return new Intent.CreateCommunity(
                new CommunityId(new UUID(6, community)),
                BENS,
                "Cats",
                CommunityParameters.BALANCED);
    }

    static FoundTwin found(int community) {
        return new FoundTwin(twin(community), NOW);
    }

    static PlanTwins planTwins() {
        return new PlanTwins(LIMITS.dailyBudget(), NOW);
    }

    static CloseEpoch close() {
        return new CloseEpoch(null, false, NOW);
    }

    /** Often none, else one that a few credits are above. */
    static @Nullable Ale anyCap(RandomGenerator random) {
        return random.nextBoolean() ? null : units(random.nextInt(2_000));
    }

    static Fees fees(long max, long priority) {
        return new Fees(BigInteger.valueOf(max), BigInteger.valueOf(priority));
    }

    /** The hash of an attempt follows from its numbers. */
    static Hash32 bytesOf(long nonce, int attempt) {
        return hash((int) (nonce * 100 + attempt));
    }

    static RecordSigned sign(long nonce, int attempt, Fees fees) {
        var raw = Bytes.of(new byte[] {(byte) nonce, (byte) attempt});
        return new RecordSigned(nonce, attempt, raw, bytesOf(nonce, attempt), fees, LIMITS, NOW);
    }

    static RecordBroadcast broadcast(long nonce, int attempt) {
        return new RecordBroadcast(nonce, attempt, NOW);
    }

    static Receipt receipt(long nonce, int attempt, int block, boolean succeeded) {
        return new Receipt(nonce, bytesOf(nonce, attempt), block, hash(block), succeeded, 50_000);
    }

    static RecordMined mine(long nonce, int block) {
        return new RecordMined(receipt(nonce, 1, block, true), NOW);
    }

    static RecordFinal finish(long nonce, int block) {
        return new RecordFinal(receipt(nonce, 1, block, true), NOW);
    }

    /** Everything a transaction goes through when nothing goes wrong. */
    static ChainCommand[] life(long nonce, int block) {
        return new ChainCommand[] {
            sign(nonce, 1, fees(100, 10)),
            broadcast(nonce, 1),
            mine(nonce, block),
            finish(nonce, block)
        };
    }

    static RecordBlocks blocks(long after, long to, ChainEvent... findings) {
        var range = new BlockRange(after, hash((int) after), to, hash((int) to));
        return new RecordBlocks(range, List.of(findings), NOW);
    }

    static Deposit deposit(int number, long ale) {
        return new Deposit(
                hash(number) + ":0",
                JOB,
                account(0xc),
                account(0xd),
                BigInteger.valueOf(7),
                units(ale),
                number);
    }
}
