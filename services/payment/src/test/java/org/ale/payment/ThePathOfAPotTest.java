/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.kafka.AggregateRuntime;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.ale.eventsourcing.testing.Echo;
import org.ale.eventsourcing.testing.Patience;
import org.ale.schemas.assignment.v1.ItemsWithdrawn;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.jobs.v1.JobCancelled;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.JobFunded;
import org.ale.schemas.payment.v1.GetEarningsRequest;
import org.ale.schemas.payment.v1.GetLedgerRequest;
import org.ale.schemas.payment.v1.GetReceiptRequest;
import org.ale.schemas.payment.v1.PaymentService;
import org.ale.schemas.reputation.v1.JobScored;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three services speak, in the worst order; the money ends where it belongs. */
@QuarkusTest
class ThePathOfAPotTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "ale.topic-prefix")
    String prefix;

    @GrpcClient("payment")
    PaymentService api;

    @TempDir Path snapshots;

    private final String community = UUID.randomUUID().toString();
    private final String job = UUID.randomUUID().toString();
    private final String client = UUID.randomUUID().toString();
    private final String worker = UUID.randomUUID().toString();

    private <E extends MessageLite> AggregateRuntime<E, Integer, E> echo(
            String service, String aggregate, Parser<E> parser) {
        return AggregateRuntime.start(
                Echo.aggregate(new Topics(service, aggregate), parser),
                RuntimeConfig.of(brokers, service)
                        .withTopicPrefix(prefix)
                        .withSnapshots(snapshots));
    }

    private MemberEvent credited() {
        var winner =
                Participant.newBuilder()
                        .setWorkerId(worker)
                        .setWon(true)
                        .setGainMicro(1_000_000)
                        .setReputationMicro(1_000_000)
                        .setFinished(1);
        var credited =
                ReputationCredited.newBuilder()
                        .setPoolId(job + ":1")
                        .setConfidenceMicro(990_000)
                        .addParticipants(winner)
                        .setPayScope("WINNERS");
        return MemberEvent.newBuilder().setReputationCredited(credited).build();
    }

    private LeaseEvent withdrawn() {
        var withdrawn = ItemsWithdrawn.newBuilder().setJobId(job).setCount(1);
        return LeaseEvent.newBuilder().setItemsWithdrawn(withdrawn).build();
    }

    private MemberEvent scored() {
        return MemberEvent.newBuilder().setJobScored(JobScored.newBuilder().setJobId(job)).build();
    }

    private JobEvent funded(String deposit) {
        var funded =
                JobFunded.newBuilder()
                        .setClientId(client)
                        .setFundedBaseUnits("331")
                        .setFeeBaseUnits("30")
                        .setPotBaseUnits("100")
                        .setItems(3)
                        .setRemainderBaseUnits("1")
                        .setDepositId(deposit);
        return JobEvent.newBuilder()
                .setJobId(job)
                .setCommunityId(community)
                .setFunded(funded)
                .build();
    }

    private Map<String, String> ledger() {
        var request = GetLedgerRequest.newBuilder().setCommunityId(community).build();
        var balances = new TreeMap<String, String>();
        api.getLedger(request)
                .await()
                .atMost(Patience.MAX)
                .getBalancesList()
                .forEach(each -> balances.put(each.getAccount(), each.getBaseUnits()));
        return balances;
    }

    /** The facts come by three topics with no order between them, so the ledger may pass by. */
    private void assertLedgerBecomes(Map<String, String> expected) throws Exception {
        Patience.until(
                () -> ledger().equals(expected), () -> expected + " expected, but " + ledger());
    }

    @Test
    void everyUnitArrivesInWhateverOrderTheFactsCome() throws Exception {
        speak(funded(""));
        assertLedgerBecomes(
                Map.of(
                        "deposits",
                        "-331",
                        "earnings:" + worker,
                        "100",
                        "fees",
                        "10",
                        "refund:" + client,
                        "221"));
    }

    @Test
    void whatWasDepositedOnTheChainIsSettledThere() throws Exception {
        speak(funded("0xab:3"));
        assertLedgerBecomes(
                Map.of(
                        "deposits",
                        "-331",
                        "settled:" + worker,
                        "100",
                        "treasury",
                        "10",
                        "returned:" + client,
                        "221"));
        var request = GetEarningsRequest.newBuilder().setWorkerId(worker).build();
        var earnings = api.getEarnings(request).await().atMost(Patience.MAX);
        assertEquals("100", earnings.getTotalBaseUnits());
        assertEquals("100", earnings.getSettledBaseUnits());
    }

    @Test
    void fromTheCloseOfAnEscrowOnTheChainOnNobodyIsPaidAndNothingIsRefundedTwice()
            throws Exception {
        var cancelled = JobCancelled.newBuilder().setEscrowClosed(true);
        try (var reputation = echo("reputation", "member", MemberEvent.parser());
                var jobs = echo("jobs", "job", JobEvent.parser())) {
            Echo.say(jobs.bus(), job, funded("0xab:3"));
            Echo.say(jobs.bus(), job, funded("").toBuilder().setCancelled(cancelled).build());
            var returned = Map.of("deposits", "-331", "returned:" + client, "331");
            assertLedgerBecomes(returned);
            Echo.say(reputation.bus(), community, credited());
            Echo.say(reputation.bus(), community, scored());
            Patience.until(() -> why().equals("ESCROW_CLOSED_ON_CHAIN"), this::why);
            assertEquals(returned, ledger());
        }
    }

    private String why() {
        var request =
                GetReceiptRequest.newBuilder().setWorkerId(worker).setPoolId(job + ":1").build();
        return api.getReceipt(request).await().atMost(Patience.MAX).getReceipt().getUnpaidBecause();
    }

    private void speak(JobEvent funded) throws Exception {
        try (var reputation = echo("reputation", "member", MemberEvent.parser());
                var assignment = echo("assignment", "lease", LeaseEvent.parser());
                var jobs = echo("jobs", "job", JobEvent.parser())) {
            Echo.say(reputation.bus(), community, credited());
            Echo.say(assignment.bus(), community, withdrawn());
            Echo.say(reputation.bus(), community, scored());
            Echo.say(jobs.bus(), job, funded);
        }
    }
}
