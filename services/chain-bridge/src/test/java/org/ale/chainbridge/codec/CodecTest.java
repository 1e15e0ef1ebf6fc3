/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.BlockRange;
import org.ale.chainbridge.domain.Bytes;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.Credit;
import org.ale.chainbridge.domain.Deposit;
import org.ale.chainbridge.domain.FeeLimits;
import org.ale.chainbridge.domain.Fees;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.chainbridge.domain.Receipt;
import org.ale.chainbridge.domain.Signature;
import org.ale.chainbridge.domain.Standing;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.eventsourcing.testing.GoldenBytes;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** What is written can be read for ever. */
class CodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_770_000_000_123L);
    private static final CommunityId CATS = new CommunityId(new UUID(6, 1));
    private static final JobId JOB = new JobId(new UUID(7, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(0, 1));
    private static final Address ANAS = new Address("0x" + "0a".repeat(20));
    private static final Address BENS = new Address("0x" + "0b".repeat(20));
    private static final Hash32 HASH = new Hash32("0x" + "c1".repeat(32));
    private static final Hash32 BLOCK = new Hash32("0x" + "b2".repeat(32));
    private static final Ale FOUR = Ale.ofWhole(4);
    private static final Receipt RECEIPT = new Receipt(3, HASH, 17, BLOCK, true, 51_234);
    private static final Fees FEES = new Fees(BigInteger.valueOf(900), BigInteger.valueOf(9));
    private static final Bytes RAW = Bytes.of(new byte[] {2, 0, -1});
    private static final Deposit DEPOSIT =
            new Deposit(HASH + ":4", JOB, ANAS, BENS, BigInteger.valueOf(100_000), FOUR, 17);

    private final CodecContract<ChainEvent> facts =
            new CodecContract<>(new ChainEventCodec(), ChainEvent.class, "ale.chainbridge.v1", AT);
    private final CodecContract<ChainCommand> wishes =
            new CodecContract<>(
                    new ChainCommandCodec(), ChainCommand.class, "ale.chainbridge.v1", AT);

    private static List<Credit> credits() {
        return List.of(
                new Credit(ANA, ANAS, FOUR),
                new Credit(new WorkerId(new UUID(0, 2)), null, Ale.ofBaseUnits(7)));
    }

    private static List<JobSettlement> jobs() {
        return List.of(new JobSettlement(JOB, FOUR, Ale.ofBaseUnits(2), Ale.ZERO));
    }

    private static List<Standing> standings() {
        return List.of(new Standing(ANA, 1_500_000));
    }

    private static Stream<Intent> intents() {
        return Stream.of(
                new Intent.ReleaseEscrow(jobs()),
                new Intent.AllowRefund(List.of(new JobSettlement(JOB, Ale.ZERO, Ale.ZERO, FOUR))),
                new Intent.MintDue(),
                new Intent.MintForCommunities(3, FOUR),
                new Intent.PostRoot(2, HASH, FOUR, BLOCK),
                new Intent.PostReputation(2, HASH),
                new Intent.PushClaim(ANAS, FOUR, List.of(HASH, BLOCK)),
                new Intent.CreateCommunity(CATS, BENS, "Cats", CommunityParameters.BALANCED),
                new Intent.SetAutoStake(
                        ANAS, 2_500, 1_770_000_060, Signature.of("0x" + "a5".repeat(65))),
                new Intent.ApproveEscrow(FOUR),
                new Intent.DepositFor(JOB, ANAS, FOUR));
    }

    private static Stream<ChainEvent> events() {
        return Stream.of(
                new ChainEvent.EarningsRecorded(CATS, 4, credits(), jobs(), standings(), AT),
                new ChainEvent.RewardsRecorded(3, FOUR, credits(), true, AT),
                new ChainEvent.PayoutAddressLinked(ANA, ANAS, FOUR, AT),
                new ChainEvent.RefundQueued(HASH + ":4", JOB, FOUR, AT),
                new ChainEvent.EpochPlanned(2, HASH, FOUR, BLOCK, 12, AT),
                new ChainEvent.EpochWithdrawn(2, FOUR, AT),
                new ChainEvent.EpochVetoed(2, AT),
                new ChainEvent.EpochFinal(2, HASH, 17, 51_234, AT),
                new ChainEvent.StandingsPlanned(2, HASH, 12, AT),
                new ChainEvent.ClaimQueued(ANAS, AT),
                new ChainEvent.TwinQueued(
                        new Intent.CreateCommunity(
                                CATS, BENS, "Cats", CommunityParameters.BALANCED),
                        AT),
                new ChainEvent.TransactionPlanned(
                        3, new Intent.PostRoot(2, HASH, FOUR, BLOCK), 200_000, AT),
                new ChainEvent.TransactionSigned(3, 1, RAW, HASH, FEES, AT),
                new ChainEvent.TransactionBroadcast(3, 1, AT),
                new ChainEvent.TransactionMined(RECEIPT, AT),
                new ChainEvent.TransactionReorged(3, BLOCK, AT),
                new ChainEvent.TransactionFinal(RECEIPT, AT),
                new ChainEvent.DepositSeen(DEPOSIT, AT),
                new ChainEvent.DepositFinalized(DEPOSIT, 1_770_000_000_000L, AT),
                new ChainEvent.StakeFinalized(ANAS, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.UnstakeFinalized(ANAS, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.ClaimFinalized(ANAS, FOUR, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.RefundClaimFinalized(ANAS, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.JobCloseFinalized(JOB, ANAS, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.RefundVetoFinalized(JOB, ANAS, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.StrangeRefundFinalized(JOB, ANAS, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.BuyOutFinalized(JOB, ANAS, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.InflationMinted(3, FOUR, FOUR, 1_770_000_000_000L, AT),
                new ChainEvent.CommunityTwinFinalized(CATS, ANAS, BENS, AT),
                new ChainEvent.RootPostFinalized(2, HASH, FOUR, AT),
                new ChainEvent.BlocksIngested(17, BLOCK, AT));
    }

    private static Stream<ChainCommand> commands() {
        var limits = new FeeLimits(BigInteger.TEN, BigInteger.TWO);
        return Stream.of(
                new ChainCommand.RecordEarnings(CATS, 4, credits(), jobs(), standings(), AT),
                new ChainCommand.RecordRewards(3, credits(), true, AT),
                new ChainCommand.LinkPayoutAddress(ANA, ANAS, AT),
                new ChainCommand.RefundDeposit(HASH + ":4", FOUR, AT),
                new ChainCommand.FoundTwin(
                        new Intent.CreateCommunity(CATS, BENS, "Cats", CommunityParameters.STRICT),
                        AT),
                new ChainCommand.PlanTwins(BigInteger.TEN, AT),
                new ChainCommand.CloseEpoch(null, false, AT),
                new ChainCommand.CloseEpoch(FOUR, false, AT),
                new ChainCommand.CloseEpoch(FOUR, true, AT),
                new ChainCommand.RequestMint(AT),
                new ChainCommand.RequestClaim(ANA, AT),
                new ChainCommand.RelayClaims(HASH, AT),
                new ChainCommand.RequestAutoStake(ANA, 2_500, 7, Signature.of("a5".repeat(65)), AT),
                new ChainCommand.DepositFromTreasury(JOB, ANAS, FOUR, AT),
                new ChainCommand.RecordSigned(3, 1, RAW, HASH, FEES, limits, AT),
                new ChainCommand.RecordBroadcast(3, 1, AT),
                new ChainCommand.RecordMined(RECEIPT, AT),
                new ChainCommand.RecordReorged(3, BLOCK, AT),
                new ChainCommand.RecordFinal(RECEIPT, AT),
                new ChainCommand.RecordSeen(List.of(DEPOSIT), AT),
                new ChainCommand.RecordBlocks(
                        new BlockRange(9, HASH, 17, BLOCK), events().toList(), AT),
                new ChainCommand.ReconcileChain(2, HASH, 3, 17, AT));
    }

    @Test
    void factsKeepTheirReleasedBytes() {
        facts.keepsReleasedBytes(events().toList());
    }

    @Test
    void intentsKeepTheirReleasedBytes() {
        for (var intent : intents().toList()) {
            var bytes = IntentCodec.write(intent).toByteArray();
            GoldenBytes.check("Intent" + intent.getClass().getSimpleName() + "_v1", bytes);
            var event = new ChainEvent.TransactionPlanned(3, intent, 200_000, AT);
            assertEquals(event, facts.codec().decode(facts.codec().encode(event), AT));
        }
        assertEquals(
                Set.of(Intent.class.getPermittedSubclasses()),
                intents().map(Object::getClass).collect(Collectors.toSet()));
    }

    @Test
    void wishesAreReadAsTheyWereWritten() {
        wishes.readsBack(commands().toList());
    }

    @Test
    void otherBytesAreRefused() {
        facts.refusesOtherBytes();
        wishes.refusesOtherBytes();
    }
}
