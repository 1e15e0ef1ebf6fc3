/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Intent;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint40;
import org.web3j.abi.datatypes.generated.Uint96;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.http.HttpService;

/** Others at the node: a client with money, a worker with a key, and the node's own levers. */
public final class TestWallet {
    private static final HttpService HTTP = new HttpService(LocalChain.URL);
    private static final Web3j WEB3J = Web3j.build(HTTP);

    private TestWallet() {}

    /** Any answer. */
    public static final class Any extends Response<Object> {}

    private static Credentials key(int number) {
        return Credentials.create(BigInteger.valueOf(1_000_003L + number).toString(16));
    }

    /** A worker's account. */
    public static Address worker(int number) {
        return Address.of(key(number).getAddress());
    }

    /** The signature of a worker's account. */
    public static String consent(int number, WorkerId worker) {
        var words = Wallets.consent(worker).getBytes(StandardCharsets.UTF_8);
        var data = Sign.signPrefixedMessage(words, key(number).getEcKeyPair());
        var hex = HexFormat.of();
        return "0x"
                + hex.formatHex(data.getR())
                + hex.formatHex(data.getS())
                + hex.formatHex(data.getV());
    }

    /** A lever of the node, e.g. {@code anvil_reorg}. */
    public static void lever(String method, Object... parameters) throws Exception {
        var answer = new Request<>(method, List.of(parameters), HTTP, Any.class).send();
        if (answer.hasError()) {
            throw new IllegalStateException(method + ": " + answer.getError().getMessage());
        }
    }

    private static void send(Address from, Address to, String data) throws Exception {
        var gas = BigInteger.valueOf(1_000_000);
        var transaction =
                new Transaction(from.hex(), null, null, gas, to.hex(), BigInteger.ZERO, data);
        var sent = WEB3J.ethSendTransaction(transaction).send();
        if (sent.hasError()) {
            throw new IllegalStateException(sent.getError().getMessage());
        }
    }

    /** Pays for a job in ALE from an account that the node holds unlocked. */
    public static void deposit(Deployment deployment, Address payer, JobId job, BigInteger ale)
            throws Exception {
        var token = deployment.contract(Deployment.TOKEN);
        send(payer, token, new Calls(deployment).approval(ale));
        send(
                payer,
                deployment.contract(Deployment.ESCROW),
                Calls.deposit(job, token, ale, ale, Long.MAX_VALUE));
    }

    /** Sets the cap of an epoch, as the governor of a local chain can at once. */
    static void capAle(Deployment deployment, long whole) throws Exception {
        var limits =
                Calls.encoded(
                        "setLimits",
                        new Uint40(whole),
                        new Uint32(0),
                        new Uint96(0),
                        Abi.address(Address.of("0x" + "00".repeat(20))));
        var governor = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
        var distributor = deployment.contract(Deployment.DISTRIBUTOR);
        send(governor, distributor, limits);
        var due = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(whole));
        while (!view(distributor, "cap").equals(due)) {
            Thread.sleep(100);
        }
    }

    /** Posts a root as the poster would, past the bridge. */
    static void post(Deployment deployment, Intent.PostRoot root) throws Exception {
        var call = new Calls(deployment).of(root);
        lever("anvil_impersonateAccount", deployment.poster().hex());
        send(deployment.poster(), call.to(), call.data());
        lever("anvil_stopImpersonatingAccount", deployment.poster().hex());
    }

    public static BigInteger balance(Deployment deployment, Address account) throws Exception {
        return view(deployment.contract(Deployment.TOKEN), "balanceOf", Abi.address(account));
    }

    public static long lastEpoch(Deployment deployment) throws Exception {
        return view(deployment.contract(Deployment.DISTRIBUTOR), "lastEpoch").longValueExact();
    }

    private static BigInteger view(Address contract, String name, Type<?>... arguments)
            throws Exception {
        var data = Calls.encoded(name, arguments);
        var call = Transaction.createEthCallTransaction(null, contract.hex(), data);
        var answer = WEB3J.ethCall(call, DefaultBlockParameterName.LATEST).send().getValue();
        return new BigInteger(answer.substring(2), 16);
    }
}
