/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Intent;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint16;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint40;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint96;

/** Whoever has a role on the local chain beside the bridge: the guardian, and a thief. */
final class TestGuardian {
    private static final Address GUARDIAN =
            Address.of("0x90F79bf6EB2c4f870365E785982E1f101E93b906");
    private static final Address GOVERNOR =
            Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

    /** Anybody with ether who has no role by himself. */
    static final Address THIEF = Address.of("0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc");

    private static final int POSTER = 1;

    private TestGuardian() {}

    /**
     * Gives the escrow a window in which refunds wait. It has none on a local chain, and it is
     * fixed in the code: the code of one with a window takes its place, and its money stays.
     */
    static void refundWindow(Deployment deployment, int seconds) throws Exception {
        var file = Path.of(Anvil.contracts("target/out/JobEscrow.sol/JobEscrow.json"));
        var made = new ObjectMapper().readTree(file.toFile()).path("bytecode").path("object");
        List<Type> arguments =
                List.of(
                        Abi.address(manager(deployment)),
                        Abi.address(deployment.contract(Deployment.TOKEN)),
                        Abi.address(deployment.contract(Deployment.ROUTER)),
                        Abi.address(deployment.contract(Deployment.DISTRIBUTOR)),
                        Abi.address(deployment.treasury()),
                        new Uint64(90 * 86_400L),
                        new Uint32(seconds),
                        new Uint16(1_000));
        var code =
                TestWallet.answer(
                        null, made.asText() + FunctionEncoder.encodeConstructor(arguments));
        var escrow = deployment.contract(Deployment.ESCROW);
        TestWallet.lever("anvil_setCode", escrow.hex(), "0x" + code);
    }

    /** Makes the thief a poster, as whoever stole the governor could. */
    static void letTheThiefPost(Deployment deployment) throws Exception {
        var grant =
                Calls.encoded("grantRole", new Uint64(POSTER), Abi.address(THIEF), new Uint32(0));
        TestWallet.send(GOVERNOR, manager(deployment), grant);
    }

    /** Who says which role may do what. */
    private static Address manager(Deployment deployment) throws Exception {
        var answer =
                TestWallet.answer(
                        deployment.contract(Deployment.ESCROW).hex(), Calls.encoded("authority"));
        return Address.of("0x" + answer.substring(64 - 40));
    }

    /** Allows a refund as the thief, past the bridge. */
    static void stealByRefund(Deployment deployment, JobId job, Ale amount) throws Exception {
        var refund = new JobSettlement(job, Ale.ZERO, Ale.ZERO, amount);
        var call = new Calls(deployment).of(new Intent.AllowRefund(List.of(refund)));
        TestWallet.send(THIEF, call.to(), call.data());
    }

    static void vetoRefund(Deployment deployment, JobId job) throws Exception {
        var jobs = new DynamicArray<>(Bytes32.class, Abi.id(job.value()));
        TestWallet.send(
                GUARDIAN,
                deployment.contract(Deployment.ESCROW),
                Calls.encoded("vetoRefund", jobs));
    }

    /** Stops the escrow, or lets it go on. */
    static void pause(Deployment deployment, boolean isPaused) throws Exception {
        var escrow = deployment.contract(Deployment.ESCROW);
        TestWallet.send(GUARDIAN, escrow, Calls.encoded(isPaused ? "pause" : "unpause"));
        Patience.until(() -> TestWallet.view(escrow, "paused").signum() == (isPaused ? 1 : 0));
    }

    /** Sets how long a root waits, and the cap of an epoch, as the governor can at once. */
    static void window(Deployment deployment, int seconds) throws Exception {
        var limits =
                Calls.encoded(
                        "setLimits",
                        new Uint40(1_000_000),
                        new Uint32(seconds),
                        new Uint96(0),
                        Abi.address(Address.ZERO));
        var distributor = deployment.contract(Deployment.DISTRIBUTOR);
        TestWallet.send(GOVERNOR, distributor, limits);
        Patience.until(() -> TestWallet.view(distributor, "window").intValueExact() == seconds);
    }

    static void vetoRoot(Deployment deployment, long epoch) throws Exception {
        TestWallet.send(
                GUARDIAN,
                deployment.contract(Deployment.DISTRIBUTOR),
                Calls.encoded("veto", new Uint64(epoch)));
    }

    /** The root by which the distributor pays. */
    static String activeRoot(Deployment deployment) throws Exception {
        var distributor = deployment.contract(Deployment.DISTRIBUTOR).hex();
        return "0x" + TestWallet.answer(distributor, Calls.encoded("activeRoot"));
    }

    static BigInteger waitingRefund(Deployment deployment, Address payer) throws Exception {
        return TestWallet.view(
                deployment.contract(Deployment.ESCROW), "waitingRefundOf", Abi.address(payer));
    }

    static void awaitWaitingRefund(Deployment deployment, Address payer, BigInteger units)
            throws Exception {
        Patience.until(
                () -> waitingRefund(deployment, payer).equals(units),
                () -> units + " do not wait for " + payer);
    }

    /** What the escrow holds of a job: its fourth word. */
    static BigInteger held(Deployment deployment, JobId job) throws Exception {
        var answer =
                TestWallet.answer(
                        deployment.contract(Deployment.ESCROW).hex(),
                        Calls.encoded("job", Abi.id(job.value())));
        return new BigInteger(answer.substring(3 * 64, 4 * 64), 16);
    }
}
