/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.junit.jupiter.api.Test;

/** What the guardian or a richer payer takes back, on a real broker, database and chain. */
@QuarkusTest
@TestProfile(BridgeVetoTest.Watchful.class)
@QuarkusTestResource(
        value = LocalChain.class,
        restrictToAnnotatedClass = true,
        initArgs =
                @ResourceArg(
                        name = LocalChain.NODES,
                        value = LocalChain.LIAR + "," + LocalChain.URL))
class BridgeVetoTest extends BridgeScene {
    /** Longer than the test, so that nothing is ripe. */
    private static final int HOUR = 3_600;

    /** Has ether and no role. */
    private static final Address RICHER = Address.of("0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65");

    /** Compares chain and log often. */
    public static final class Watchful implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ale.bridge.reconcile-every", "500ms");
        }
    }

    private static BigInteger whole(long ale) {
        return Ale.ofWhole(ale).baseUnits();
    }

    /** The next epoch has settled, and with it whatever else was to be asked. */
    private void anEpochPasses() throws Exception {
        var before = TestWallet.lastEpoch(deployment);
        earn(1);
        Patience.until(
                () -> TestWallet.lastEpoch(deployment) > before && isAllFinal(), this::alarm);
    }

    @Test
    void onlyWhatTheLogOrderedIsAskedForAgainAfterAVetoOfRefunds() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var refused = refusals();
        TestGuardian.refundWindow(deployment, HOUR);
        TestGuardian.letTheThiefPost(deployment);
        earn(new JobSettlement(job, Ale.ofWhole(1), Ale.ZERO, Ale.ofWhole(5)));
        TestGuardian.awaitWaitingRefund(deployment, CLIENT, whole(5));
        TestGuardian.stealByRefund(deployment, job, Ale.ofWhole(7));
        TestGuardian.awaitWaitingRefund(deployment, CLIENT, whole(12));
        TestGuardian.vetoRefund(deployment, job);
        TestGuardian.awaitWaitingRefund(deployment, CLIENT, BigInteger.ZERO);
        TestGuardian.awaitWaitingRefund(deployment, CLIENT, whole(5));
        anEpochPasses();
        assertEquals(whole(5), TestGuardian.waitingRefund(deployment, CLIENT));
        assertEquals(whole(100 - 1 - 5 - 1), TestGuardian.held(deployment, job));
        whatAThiefAllowedIsOrderedNoMore();
        assertEquals(refused, refusals());
        awaitNoAlarm();
    }

    /** He pays the payer of the job out of the job: the log's own refund is so much less. */
    private void whatAThiefAllowedIsOrderedNoMore() throws Exception {
        TestGuardian.stealByRefund(deployment, job, Ale.ofWhole(3));
        TestGuardian.awaitWaitingRefund(deployment, CLIENT, whole(8));
        var block = TestWallet.block("latest");
        Patience.until(() -> settlement().getBlock() >= block, this::alarm);
        earn(new JobSettlement(job, Ale.ofWhole(1), Ale.ZERO, Ale.ofWhole(4)));
        TestGuardian.awaitWaitingRefund(deployment, CLIENT, whole(9));
        anEpochPasses();
        assertEquals(whole(9), TestGuardian.waitingRefund(deployment, CLIENT));
    }

    @Test
    void aFinalRootOfOursThatIsVetoedIsPlannedAnewWithWhateverCameSince() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        anEpochPasses();
        var before = TestWallet.lastEpoch(deployment);
        TestGuardian.window(deployment, HOUR);
        earn(3);
        Patience.until(
                () -> settlement().getEpochFinal() == before + 1 && isAllFinal(), this::alarm);
        assertNotEquals(settlement().getRoot(), TestGuardian.activeRoot(deployment));
        earn(2);
        TestGuardian.window(deployment, 0);
        TestGuardian.vetoRoot(deployment, before + 1);
        Patience.until(
                () ->
                        TestWallet.lastEpoch(deployment) == before + 1
                                && settlement().getPendingBaseUnits().equals("0")
                                && settlement().getEpochFinal() == before + 1
                                && isTheActiveRoot()
                                && isAllFinal(),
                this::alarm);
        awaitNoAlarm();
        anEpochPasses();
        assertEquals(before + 2, TestWallet.lastEpoch(deployment));
        assertEquals("0", settlement().getDifferenceBaseUnits());
        Patience.until(this::isTheActiveRoot, this::alarm);
        awaitNoAlarm();
    }

    /** What is read may be older than the chain is. */
    private boolean isTheActiveRoot() throws Exception {
        return settlement().getRoot().equals(TestGuardian.activeRoot(deployment));
    }

    @Test
    void aPayerWhoIsBoughtOutIsPaidBackOnce() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var refused = refusals();
        var mine = new JobId(UUID.randomUUID());
        TestWallet.deposit(deployment, CLIENT, mine, whole(3));
        Patience.until(() -> depositState(mine).equals("FINALIZED"), this::alarm);
        TestWallet.give(deployment, CLIENT, RICHER, whole(4));
        TestWallet.deposit(deployment, RICHER, mine, whole(4));
        var request = ListDepositsRequest.newBuilder().setJobId(mine.toString()).build();
        Patience.until(
                () ->
                        api
                                        .listDeposits(request)
                                        .await()
                                        .atMost(Patience.MAX)
                                        .getDepositsList()
                                        .stream()
                                        .filter(each -> each.getState().equals("FINALIZED"))
                                        .count()
                                == 2,
                this::alarm);
        assertTrue(findings().contains(boughtOut(mine)), "the chain tells of it");
        var first =
                api.listDeposits(request).await().atMost(Patience.MAX).getDepositsList().stream()
                        .filter(each -> each.getDeposit().getPayer().equals(CLIENT.hex()))
                        .findFirst()
                        .orElseThrow();
        send(
                new ChainCommand.RefundDeposit(
                        first.getDeposit().getDepositId(), Ale.ofWhole(3), Instant.EPOCH));
        anEpochPasses();
        assertEquals(whole(4), TestGuardian.held(deployment, mine));
        assertEquals(refused, refusals());
        awaitNoAlarm();
    }

    private static ChainEvent boughtOut(JobId job) {
        return new ChainEvent.BuyOutFinalized(job, CLIENT, Ale.ofWhole(3), 3, Instant.EPOCH);
    }

    /** All that the contracts ever told. */
    private List<ChainEvent> findings() throws Exception {
        try (var nodes =
                new Nodes(List.of(LocalChain.URL), deployment.chainId(), Duration.ofSeconds(30))) {
            var logs = new ChainReader(nodes, deployment).finalLogs(0, TestWallet.block("latest"));
            return new LogReader(deployment, _ -> 3, _ -> true).findings(logs, Set.of());
        }
    }
}
