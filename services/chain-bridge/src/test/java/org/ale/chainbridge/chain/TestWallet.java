/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Intent;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.chainbridge.v1.SetAutoStakeRequest;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.TypeEncoder;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint16;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint40;
import org.web3j.abi.datatypes.generated.Uint96;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
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
        return hex(Sign.signPrefixedMessage(words, key(number).getEcKeyPair()));
    }

    private static String hex(Sign.SignatureData data) {
        var hex = HexFormat.of();
        return "0x"
                + hex.formatHex(data.getR())
                + hex.formatHex(data.getS())
                + hex.formatHex(data.getV());
    }

    /** A worker's first wish to stake a part of each claim, as his wallet signs it (EIP-712). */
    private static String autoStake(Deployment deployment, int number, int bps, long deadline) {
        var domain =
                struct(
                        "EIP712Domain(string name,string version,uint256 chainId,"
                                + "address verifyingContract)",
                        new Bytes32(sha3("ALE SettlementDistributor")),
                        new Bytes32(sha3("1")),
                        new Uint256(deployment.chainId()),
                        Abi.address(deployment.contract(Deployment.DISTRIBUTOR)));
        var wish =
                struct(
                        "AutoStake(address account,uint16 bps,uint16 nonce,uint256 deadline)",
                        Abi.address(worker(number)),
                        new Uint16(bps),
                        new Uint16(0),
                        new Uint256(deadline));
        var hash = Hash.sha3(HexFormat.of().parseHex("1901" + domain + wish));
        return hex(Sign.signMessage(hash, key(number).getEcKeyPair(), false));
    }

    /** The same as a request, good until 2096. */
    public static SetAutoStakeRequest autoStakeWish(
            Deployment deployment, WorkerId worker, int number, int bps) {
        var deadline = 4_000_000_000L;
        return SetAutoStakeRequest.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setWorkerId(worker.toString())
                .setBps(bps)
                .setDeadline(deadline)
                .setSignature(autoStake(deployment, number, bps, deadline))
                .build();
    }

    private static String struct(String type, Type<?>... fields) {
        var encoded = new StringBuilder(HexFormat.of().formatHex(sha3(type)));
        for (var field : fields) {
            encoded.append(TypeEncoder.encode(field));
        }
        return HexFormat.of().formatHex(Hash.sha3(HexFormat.of().parseHex(encoded)));
    }

    private static byte[] sha3(String text) {
        return Hash.sha3(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What an account has in the staking pool. */
    public static BigInteger staked(Deployment deployment, Address account) throws Exception {
        return view(deployment.contract(Deployment.STAKING), "stakeOf", Abi.address(account));
    }

    /** A lever of the node, e.g. {@code anvil_reorg}. */
    public static void lever(String method, Object... parameters) throws Exception {
        var answer = new Request<>(method, List.of(parameters), HTTP, Any.class).send();
        if (answer.hasError()) {
            throw new IllegalStateException(method + ": " + answer.getError().getMessage());
        }
    }

    static void send(Address from, Address to, String data) throws Exception {
        send(from, to, data, null);
    }

    private static void send(Address from, Address to, String data, @Nullable BigInteger gasPrice)
            throws Exception {
        var gas = BigInteger.valueOf(1_000_000);
        var transaction =
                new Transaction(from.hex(), null, gasPrice, gas, to.hex(), BigInteger.ZERO, data);
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

    /** Gives ALE to somebody. */
    static void give(Deployment deployment, Address from, Address to, BigInteger ale)
            throws Exception {
        var transfer = Calls.encoded("transfer", Abi.address(to), new Uint256(ale));
        send(from, deployment.contract(Deployment.TOKEN), transfer);
    }

    /** Closes a job's escrow as anybody may, long after its last movement. */
    static void close(Deployment deployment, Address somebody, JobId job) throws Exception {
        send(
                somebody,
                deployment.contract(Deployment.ESCROW),
                Calls.encoded("close", Abi.id(job.value())));
    }

    /** Sets the cap of an epoch, as the governor of a local chain can at once. */
    static void capAle(Deployment deployment, long whole) throws Exception {
        sendCap(deployment, whole, null);
        var due = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(whole));
        var distributor = deployment.contract(Deployment.DISTRIBUTOR);
        Patience.until(() -> view(distributor, "cap").equals(due));
    }

    /** The same, for a price that brings it into the next block before whatever waits. */
    static void capAleAhead(Deployment deployment, long whole) throws Exception {
        sendCap(deployment, whole, BigInteger.valueOf(300_000_000_000L));
    }

    private static void sendCap(Deployment deployment, long whole, @Nullable BigInteger gasPrice)
            throws Exception {
        var limits =
                Calls.encoded(
                        "setLimits",
                        new Uint40(whole),
                        new Uint32(0),
                        new Uint96(0),
                        Abi.address(Address.of("0x" + "00".repeat(20))));
        var governor = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
        send(governor, deployment.contract(Deployment.DISTRIBUTOR), limits, gasPrice);
    }

    /** Posts a root as the poster would, past the bridge. */
    static void post(Deployment deployment, Intent.PostRoot root) throws Exception {
        var call = new Calls(deployment).of(root);
        lever("anvil_impersonateAccount", deployment.poster().hex());
        send(deployment.poster(), call.to(), call.data());
        lever("anvil_stopImpersonatingAccount", deployment.poster().hex());
    }

    /** Number of the block that has a name, e.g. {@code finalized}. */
    static long block(String name) throws Exception {
        var which = DefaultBlockParameterName.fromString(name);
        return WEB3J.ethGetBlockByNumber(which, false)
                .send()
                .getBlock()
                .getNumber()
                .longValueExact();
    }

    public static BigInteger balance(Deployment deployment, Address account) throws Exception {
        return view(deployment.contract(Deployment.TOKEN), "balanceOf", Abi.address(account));
    }

    public static long lastEpoch(Deployment deployment) throws Exception {
        return view(deployment.contract(Deployment.DISTRIBUTOR), "lastEpoch").longValueExact();
    }

    static BigInteger view(Address contract, String name, Type<?>... arguments) throws Exception {
        return new BigInteger(answer(contract.hex(), Calls.encoded(name, arguments)), 16);
    }

    /**
     * What a call would answer, hex without 0x.
     *
     * @param contract null to make one: then the answer is its code
     */
    static String answer(@Nullable String contract, String data) throws Exception {
        var call = Transaction.createEthCallTransaction(null, contract, data);
        var answer = WEB3J.ethCall(call, DefaultBlockParameterName.LATEST).send().getValue();
        return answer.substring(2);
    }
}
