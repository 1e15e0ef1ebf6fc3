/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.codec;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.staking.domain.Account;
import org.ale.staking.domain.CommunityPart;
import org.ale.staking.domain.Inflation;
import org.ale.staking.domain.MemberPart;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.NetworkEvent;
import org.ale.staking.domain.Standing;
import org.ale.staking.domain.Terms;
import org.junit.jupiter.api.Test;

/** What is written can be read for ever. */
class CodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_770_000_000_123L);
    private static final CommunityId X = new CommunityId(new UUID(6, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(0, 1));
    private static final Account ACCOUNT = new Account("0x" + "ab".repeat(20));
    private static final List<Standing> STANDINGS = List.of(new Standing(ANA, 1_500_000));
    private static final Inflation INFLATION =
            new Inflation(3, Ale.ofWhole(11), Ale.ofWhole(10), Instant.ofEpochMilli(42));

    private final CodecContract<NetworkEvent> events =
            new CodecContract<>(new NetworkEventCodec(), NetworkEvent.class, "ale.staking.v1", AT);
    private final CodecContract<NetworkCommand> commands =
            new CodecContract<>(
                    new NetworkCommandCodec(), NetworkCommand.class, "ale.staking.v1", AT);

    private static List<NetworkEvent> oneOfEachFact() {
        var two = Ale.ofWhole(2);
        return List.of(
                new NetworkEvent.WorkNoted(X, 7, Ale.ofWhole(40), two, STANDINGS, AT),
                new NetworkEvent.StakeNoted(ACCOUNT, two, Ale.ofWhole(-1), Ale.ofWhole(9), AT),
                new NetworkEvent.AccountNoted(ANA, ACCOUNT, AT),
                new NetworkEvent.RewardsAllocated(
                        INFLATION,
                        Terms.PRODUCTION,
                        List.of(
                                new CommunityPart(
                                        X, Ale.ofWhole(40), two, 1, Ale.ofWhole(10), two)),
                        List.of(new MemberPart(X, ANA, 1_500_000, two)),
                        Ale.ofWhole(8),
                        two,
                        true,
                        Ale.ofWhole(9),
                        AT));
    }

    private static List<NetworkCommand> oneOfEachWish() {
        return List.of(
                new NetworkCommand.NoteWork(X, 7, Ale.ofWhole(40), Ale.ofWhole(2), STANDINGS, AT),
                new NetworkCommand.NoteStake(ACCOUNT, Ale.ofWhole(-1), AT),
                new NetworkCommand.NoteAccount(ANA, ACCOUNT, AT),
                new NetworkCommand.AllocateRewards(INFLATION, Terms.STRICT, AT));
    }

    @Test
    void factsKeepTheirReleasedBytes() {
        events.keepsReleasedBytes(oneOfEachFact());
    }

    @Test
    void wishesAreReadAsTheyWereWritten() {
        commands.readsBack(oneOfEachWish());
    }

    @Test
    void otherBytesAreRefused() {
        events.refusesOtherBytes();
        commands.refusesOtherBytes();
    }
}
