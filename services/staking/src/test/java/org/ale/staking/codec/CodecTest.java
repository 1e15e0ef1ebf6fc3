/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ale.eventsourcing.UndecodableException;
import org.ale.eventsourcing.testing.GoldenBytes;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written can be read for ever. */
class CodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_770_000_000_123L);
    private static final CommunityId X = new CommunityId(new UUID(6, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(0, 1));
    private static final Account ACCOUNT = new Account("0x" + "ab".repeat(20));
    private static final List<Standing> STANDINGS = List.of(new Standing(ANA, 1_500_000));
    private static final Inflation INFLATION =
            new Inflation(3, Ale.ofWhole(11), Ale.ofWhole(10), Instant.ofEpochMilli(42));

    private final NetworkEventCodec events = new NetworkEventCodec();
    private final NetworkCommandCodec commands = new NetworkCommandCodec();

    static Stream<NetworkEvent> events() {
        var two = Ale.ofWhole(2);
        return Stream.of(
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

    static Stream<NetworkCommand> commands() {
        return Stream.of(
                new NetworkCommand.NoteWork(X, 7, Ale.ofWhole(40), Ale.ofWhole(2), STANDINGS, AT),
                new NetworkCommand.NoteStake(ACCOUNT, Ale.ofWhole(-1), AT),
                new NetworkCommand.NoteAccount(ANA, ACCOUNT, AT),
                new NetworkCommand.AllocateRewards(INFLATION, Terms.STRICT, AT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void factsKeepTheirReleasedBytes(NetworkEvent event) {
        var bytes = events.encode(event);
        GoldenBytes.check(event.getClass().getSimpleName() + "_v1", bytes);
        assertEquals(event, events.decode(bytes, AT));
        assertEquals("ale.staking.v1." + event.getClass().getSimpleName(), events.typeOf(event));
    }

    @Test
    void everyKindOfFactHasGoldenBytes() {
        assertEquals(
                NetworkEvent.class.getPermittedSubclasses().length,
                events().map(Object::getClass).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void wishesAreReadAsTheyWereWritten(NetworkCommand command) {
        assertEquals(command, commands.decode(commands.encode(command), AT));
        assertEquals(
                "ale.staking.v1." + command.getClass().getSimpleName(), commands.typeOf(command));
    }

    @Test
    void otherBytesAreRefused() {
        byte[] garbage = {1, 2, 3};
        assertThrows(UndecodableException.class, () -> events.decode(garbage, AT));
        assertThrows(UndecodableException.class, () -> commands.decode(garbage, AT));
        assertThrows(UndecodableException.class, () -> events.decode(new byte[0], AT));
        assertThrows(UndecodableException.class, () -> commands.decode(new byte[0], AT));
    }
}
