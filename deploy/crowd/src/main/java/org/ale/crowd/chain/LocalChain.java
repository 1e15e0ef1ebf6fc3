/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.ale.audit.chain.Abi;
import org.ale.audit.chain.JsonRpc;
import org.ale.crowd.ApiClient;
import org.web3j.crypto.RawTransaction;

/** The local chain with its contracts, as a wallet uses it. */
public final class LocalChain implements AutoCloseable {
    private static final String GENESIS = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
    private static final BigInteger GWEI = BigInteger.TEN.pow(9);
    private static final BigInteger GAS_MAX = BigInteger.valueOf(1_500_000);
    private static final Duration MINED_MAX = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final JsonRpc rpc;
    private final JsonNode contracts;

    /**
     * Opens it.
     *
     * @param node where it answers
     * @param addresses file with the contracts' addresses
     */
    public LocalChain(String node, Path addresses) throws IOException {
        rpc = new JsonRpc(node);
        contracts = ApiClient.JSON.readTree(addresses.toFile());
    }

    /** Address of a contract by its name in the file. */
    public String contract(String name) {
        var address = contracts.path(name).asText();
        if (address.isEmpty()) {
            throw new IllegalArgumentException("the chain's file names no " + name);
        }
        return address;
    }

    /** What an account holds of a token. */
    public BigInteger balance(String token, String account) throws IOException {
        return Abi.number(view(contract(token), Abi.call("balanceOf(address)", Abi.word(account))));
    }

    /** Result of a function that changes nothing. */
    public String view(String contract, String calldata) throws IOException {
        return rpc.view(contract, calldata, "latest");
    }

    /** Gives an account ether for gas, as a faucet of a test chain does. */
    public void faucet(Wallet wallet) throws IOException {
        rpc.call("anvil_setBalance", wallet.account(), "0x" + BigInteger.TEN.pow(18).toString(16));
    }

    /** Lets the next block be so much later, as only a test chain can. */
    public void passTime(Duration time) throws IOException {
        rpc.call("evm_increaseTime", "0x" + Long.toHexString(time.toSeconds()));
        rpc.call("evm_mine");
    }

    /**
     * Signs, sends and waits until it is in a block.
     *
     * @return its receipt
     * @throws IOException if the contract refuses or no block takes it
     */
    public JsonNode send(Wallet wallet, String contract, String calldata)
            throws IOException, InterruptedException {
        var nonce =
                Abi.number(
                        rpc.call("eth_getTransactionCount", wallet.account(), "pending").asText());
        var transaction =
                RawTransaction.createTransaction(
                        contracts.path("chainId").asLong(),
                        nonce,
                        GAS_MAX,
                        contract,
                        BigInteger.ZERO,
                        calldata,
                        GWEI,
                        GWEI.multiply(BigInteger.valueOf(20)));
        rpc.call("eth_estimateGas", call(wallet, contract, calldata));
        return mined(rpc.call("eth_sendRawTransaction", wallet.sign(transaction)).asText());
    }

    /** Lets the holder of the genesis, whose account the local node keeps unlocked, send. */
    public void sendFromGenesis(String contract, String calldata)
            throws IOException, InterruptedException {
        var call = ApiClient.JSON.createObjectNode();
        call.put("from", GENESIS).put("to", contract).put("data", calldata);
        mined(rpc.call("eth_sendTransaction", call).asText());
    }

    private JsonNode mined(String hash) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(MINED_MAX);
        while (Instant.now().isBefore(deadline)) {
            var receipt = rpc.call("eth_getTransactionReceipt", hash);
            if (!receipt.isNull()) {
                if (!receipt.path("status").asText().equals("0x1")) {
                    throw new IOException("the contract refused " + hash);
                }
                return receipt;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        throw new IOException("no block took " + hash);
    }

    /** Asked before it is sent, a contract tells why it would refuse. */
    private static JsonNode call(Wallet wallet, String contract, String calldata) {
        return ApiClient.JSON
                .createObjectNode()
                .put("from", wallet.account())
                .put("to", contract)
                .put("data", calldata);
    }

    @Override
    public void close() {
        rpc.close();
    }
}
