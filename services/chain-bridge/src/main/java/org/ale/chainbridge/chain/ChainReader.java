/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;
import org.ale.chainbridge.domain.Receipt;
import org.ale.kernel.Ale;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** What the bridge asks of nodes. */
final class ChainReader {
    private static final BigInteger PRIORITY_USUAL = BigInteger.valueOf(1_000_000_000);

    private final Nodes nodes;
    private final Deployment deployment;

    ChainReader(Nodes nodes, Deployment deployment) {
        this.nodes = nodes;
        this.deployment = deployment;
    }

    /** A block. */
    record Block(long number, Hash32 hash, long atMillis, BigInteger baseFee) {}

    /** What the distributor knows. */
    record Posted(
            long lastEpoch,
            Hash32 activeRoot,
            boolean isPending,
            Ale cap,
            boolean isEscrowPaused) {}

    /** What distributor and poster had come to in a block. */
    record Settled(long lastEpoch, Hash32 activeRoot, long posterNonce) {}

    /** The highest block of which all nodes that answer say that it is final. */
    Block finalized() {
        var finals = nodes.all(node -> block(node, DefaultBlockParameterName.FINALIZED).number());
        var lowest =
                finals.stream()
                        .min(Comparator.naturalOrder())
                        .orElseGet(() -> named(DefaultBlockParameterName.FINALIZED).number());
        return agreedBlock(lowest);
    }

    Block agreedBlock(long number) {
        return nodes.agreed(node -> block(node, number(number)));
    }

    Block latest() {
        return named(DefaultBlockParameterName.LATEST);
    }

    private Block named(DefaultBlockParameterName which) {
        var block = nodes.ask(web3j -> web3j.ethGetBlockByNumber(which, false));
        return block == null ? missing("the block " + which.getValue()) : read(block);
    }

    private static Block block(Node node, DefaultBlockParameter which) {
        var block = node.ask(web3j -> web3j.ethGetBlockByNumber(which, false));
        return block == null ? missing("block " + which.getValue()) : read(block);
    }

    private static Block missing(String what) {
        throw new NodeException("a node does not have " + what);
    }

    private static Block read(EthBlock.Block block) {
        var baseFee = block.getBaseFeePerGas();
        return new Block(
                block.getNumber().longValueExact(),
                Hash32.of(block.getHash()),
                block.getTimestamp().longValueExact() * 1_000,
                baseFee == null ? BigInteger.ZERO : baseFee);
    }

    private static DefaultBlockParameter number(long number) {
        return DefaultBlockParameter.valueOf(BigInteger.valueOf(number));
    }

    /** Logs of our contracts in final blocks, on which nodes agree. */
    List<Log> finalLogs(long from, long to) {
        return nodes.agreed(node -> logs(node, filter(number(from), number(to))));
    }

    /** Logs of the escrow in blocks that may still leave the chain. */
    List<Log> freshDeposits(long from) {
        var filter =
                new EthFilter(
                        number(from),
                        DefaultBlockParameterName.LATEST,
                        deployment.contract(Deployment.ESCROW).hex());
        return nodes.all(node -> logs(node, filter)).stream().findFirst().orElse(List.of());
    }

    private EthFilter filter(DefaultBlockParameter from, DefaultBlockParameter to) {
        return new EthFilter(from, to, followed());
    }

    private List<String> followed() {
        var contracts = new ArrayList<String>();
        for (var name :
                List.of(
                        Deployment.ESCROW,
                        Deployment.DISTRIBUTOR,
                        Deployment.STAKING,
                        Deployment.MINTER,
                        Deployment.FACTORY)) {
            contracts.add(deployment.contract(name).hex());
        }
        return contracts;
    }

    private static List<Log> logs(Node node, EthFilter filter) {
        Node.Question<List<EthLog.LogResult<?>>> question = web3j -> web3j.ethGetLogs(filter);
        return node.ask(question).stream().map(each -> (Log) each.get()).toList();
    }

    /** Where a node says that a transaction is; empty if it is in no block that it knows. */
    Optional<Receipt> receipt(long nonce, Hash32 hash) {
        return read(nonce, hash, nodes.ask(asking(hash)));
    }

    /** The same, as nodes agree on it: the block, and whether the contract refused. */
    Optional<Receipt> agreedReceipt(long nonce, Hash32 hash) {
        return nodes.agreed(node -> read(nonce, hash, node.ask(asking(hash))));
    }

    private static Node.Question<TransactionReceipt> asking(Hash32 hash) {
        return web3j -> web3j.ethGetTransactionReceipt(hash.hex());
    }

    private static Optional<Receipt> read(
            long nonce, Hash32 hash, @Nullable TransactionReceipt receipt) {
        return Optional.ofNullable(receipt)
                .map(found ->
                        new Receipt(
                                nonce,
                                hash,
                                found.getBlockNumber().longValueExact(),
                                Hash32.of(found.getBlockHash()),
                                found.isStatusOK(),
                                found.getGasUsed().longValueExact()));
    }

    /** How many transactions of the poster nodes agree on, up to a block. */
    long posterNonce(Block at) {
        return nodes.agreed(node -> posterNonce(node, at));
    }

    private long posterNonce(Node node, Block at) {
        var poster = deployment.poster().hex();
        var count = node.ask(web3j -> web3j.ethGetTransactionCount(poster, number(at.number())));
        return number(count).longValueExact();
    }

    /** What nodes agree on at one block: a node that lacks the block says nothing. */
    Settled settled(Block at) {
        return nodes.agreed(node ->
                new Settled(
                        number(view(node, Calls.encoded("lastEpoch"), at)).longValueExact(),
                        Hash32.of(view(node, Calls.encoded("activeRoot"), at)),
                        posterNonce(node, at)));
    }

    private String view(Node node, String data, Block at) {
        var distributor = deployment.contract(Deployment.DISTRIBUTOR);
        var call = call(new Calls.Call(distributor, data));
        @Nullable String answer = node.ask(web3j -> web3j.ethCall(call, number(at.number())));
        return told(distributor, answer);
    }

    private static String told(Address contract, @Nullable String answer) {
        if (answer == null || answer.length() <= 2) {
            throw new NodeException(contract + " answers nothing");
        }
        return answer;
    }

    /** What the distributor knows at the latest block. */
    Posted posted() {
        var last = number(view(Deployment.DISTRIBUTOR, Calls.encoded("lastEpoch")));
        var root = view(Deployment.DISTRIBUTOR, Calls.encoded("activeRoot"));
        var activeAt = number(view(Deployment.DISTRIBUTOR, Calls.encoded("activeAt")));
        var cap = number(view(Deployment.DISTRIBUTOR, Calls.encoded("cap")));
        var isPaused = number(view(Deployment.ESCROW, Calls.encoded("paused")));
        return new Posted(
                last.longValueExact(),
                Hash32.of(root),
                activeAt.signum() != 0,
                new Ale(cap),
                isPaused.signum() != 0);
    }

    /** Whether inflation can be accrued now. */
    boolean isMintDue() {
        try {
            view(Deployment.MINTER, Calls.encoded("mintDue"));
            return number(view(Deployment.MINTER, Calls.encoded("due"))).signum() > 0;
        } catch (NodeException e) {
            return false;
        }
    }

    /** The tip that the node suggests. */
    BigInteger priorityFee() {
        try {
            return number(nodes.ask(web3j -> web3j.ethMaxPriorityFeePerGas()));
        } catch (NodeException e) {
            return PRIORITY_USUAL;
        }
    }

    /** What must be paid in so that the router gives this much ALE. */
    BigInteger amountIn(Address token, BigInteger ale) {
        var path =
                new DynamicArray<>(
                        org.web3j.abi.datatypes.Address.class,
                        Abi.address(token),
                        Abi.address(deployment.contract(Deployment.TOKEN)));
        var answer = view(Deployment.ROUTER, Calls.encoded("getAmountsIn", new Uint256(ale), path));
        // uint256[] = offset, length, first, second.
        return new BigInteger(answer.substring(2 + 128, 2 + 192), 16);
    }

    /** What an account has set at the latest block. */
    AutoStakes.Setting autoStake(Address account) {
        var answer =
                view(Deployment.DISTRIBUTOR, Calls.encoded("autoStakeOf", Abi.address(account)));
        // uint16 bps, uint16 nonce.
        return new AutoStakes.Setting(
                new BigInteger(answer.substring(2, 2 + 64), 16).intValueExact(),
                new BigInteger(answer.substring(2 + 64, 2 + 128), 16).longValueExact());
    }

    /** Why a contract would not carry out an intent now; empty if it would. */
    Optional<String> refusal(Intent intent) {
        return nodes.refusal(call(new Calls(deployment).of(intent)));
    }

    /** Decimals of a token. */
    int decimals(Address token) {
        return number(view(token, Calls.encoded("decimals"))).intValueExact();
    }

    /** Symbol of a token. */
    String symbol(Address token) {
        var answer = view(token, Calls.encoded("symbol"));
        var length = new BigInteger(answer.substring(2 + 64, 2 + 128), 16).intValueExact();
        var hex = answer.substring(2 + 128, 2 + 128 + 2 * length);
        return new String(
                java.util.HexFormat.of().parseHex(hex), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String view(String contract, String data) {
        return view(deployment.contract(contract), data);
    }

    private String view(Address contract, String data) {
        var call = call(new Calls.Call(contract, data));
        @Nullable String answer =
                nodes.ask(web3j -> web3j.ethCall(call, DefaultBlockParameterName.LATEST));
        return told(contract, answer);
    }

    private Transaction call(Calls.Call call) {
        return Transaction.createEthCallTransaction(
                deployment.poster().hex(), call.to().hex(), call.data());
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex.substring(2), 16);
    }
}
