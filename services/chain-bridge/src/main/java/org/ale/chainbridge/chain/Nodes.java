/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;

/**
 * The nodes that are asked. The first that answers counts; about what is final two must agree, if
 * there are two. A node of another chain is never believed.
 */
final class Nodes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final int AGREEING = 2;

    private final List<Node> nodes;
    private final long chainId;
    private @Nullable String genesis;

    Nodes(List<String> urls, long chainId, Duration timeout) {
        nodes = urls.stream().map(url -> new Node(url, timeout)).toList();
        this.chainId = chainId;
    }

    /** What becomes of bytes that are sent. */
    sealed interface Sent {
        /** A node has them now, or had them before. */
        record Taken() implements Sent {}

        /** A node will not have them. */
        record Refused(String reason) implements Sent {}
    }

    /**
     * Asks the nodes one after the other.
     *
     * @throws NodeException if none answers
     */
    <T> T ask(Node.Question<T> question) {
        return first(node -> node.ask(question));
    }

    private <T> T first(Function<Node, T> task) {
        var failures = new ArrayList<Exception>();
        for (var node : nodes) {
            try {
                check(node);
                return task.apply(node);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        throw nobody("no node answers: ", failures);
    }

    /**
     * Asks two nodes, if there are two, and answers only what both say.
     *
     * @param task asks one node; its answers can be compared
     * @throws NodeException if they differ, or fewer answer
     */
    <T> T agreed(Function<Node, T> task) {
        if (nodes.size() < AGREEING) {
            return first(task);
        }
        var answers = new ArrayList<T>();
        var failures = new ArrayList<Exception>();
        for (var node : nodes) {
            try {
                check(node);
                var answer = task.apply(node);
                if (answers.contains(answer)) {
                    return answer;
                }
                answers.add(answer);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        throw nobody("no two nodes agree: " + answers.size() + " answers; ", failures);
    }

    /** All that answer; for a figure that is compared before it is agreed on. */
    <T> List<T> all(Function<Node, T> task) {
        var answers = new ArrayList<T>();
        for (var node : nodes) {
            try {
                check(node);
                answers.add(task.apply(node));
            } catch (RuntimeException e) {
                LOG.atDebug().addKeyValue("node", node.url()).setCause(e).log("no answer");
            }
        }
        return answers;
    }

    boolean areMany() {
        return nodes.size() >= AGREEING;
    }

    /**
     * Sends the same bytes to the nodes until one takes them. A lost answer is no answer: the bytes
     * may have arrived, and are sent again.
     *
     * @throws NodeException if none answers
     */
    Sent send(String raw) {
        var failures = new ArrayList<Exception>();
        @Nullable Sent refusal = null;
        for (var node : nodes) {
            try {
                check(node);
                var response = node.call(web3j -> web3j.ethSendRawTransaction(raw));
                if (!response.hasError()) {
                    return new Sent.Taken();
                }
                var reason = response.getError().getMessage();
                if (isKnown(reason)) {
                    return new Sent.Taken();
                }
                refusal = new Sent.Refused(reason);
            } catch (IOException | RuntimeException e) {
                failures.add(e);
            }
        }
        if (refusal != null) {
            return refusal;
        }
        throw nobody("no node takes bytes: ", failures);
    }

    /**
     * What a node says to a call that would change something, without anything being sent.
     *
     * @return why the contract would not carry it out at the latest block; empty if it would
     * @throws NodeException if none answers
     */
    Optional<String> refusal(Transaction call) {
        return first(node -> {
            try {
                var answer =
                        node.call(web3j -> web3j.ethCall(call, DefaultBlockParameterName.LATEST));
                if (!answer.hasError()) {
                    return Optional.empty();
                }
                var reason = answer.getError().getMessage();
                if (!isReverted(reason)) {
                    throw new NodeException(node.url() + ": " + reason);
                }
                return Optional.of(reason);
            } catch (IOException e) {
                throw new NodeException(node.url() + " does not answer: " + e.getMessage(), e);
            }
        });
    }

    /** A wrong setting if there is nobody of our chain. */
    private NodeException nobody(String what, List<Exception> failures) {
        var message =
                what
                        + failures.stream()
                                .map(failure -> String.valueOf(failure.getMessage()))
                                .collect(Collectors.joining("; "));
        var areStrangers =
                failures.size() == nodes.size()
                        && failures.stream().allMatch(WrongChain.class::isInstance);
        return areStrangers ? new WrongChain(message) : new NodeException(message);
    }

    /**
     * Words of a node that has these bytes, or others with their nonce. Which of ours they are is
     * found by looking up the hashes, never by new work.
     */
    private static boolean isKnown(String reason) {
        var words = reason.toLowerCase(java.util.Locale.ROOT);
        return words.contains("already known")
                || words.contains("already imported")
                || words.contains("nonce too low")
                || words.contains("underpriced");
    }

    /** The contract's no; anything else is trouble of the node. */
    private static boolean isReverted(String reason) {
        return reason.toLowerCase(java.util.Locale.ROOT).contains("revert");
    }

    private synchronized void check(Node node) {
        if (node.isChecked()) {
            return;
        }
        var id = new BigInteger(node.ask(web3j -> web3j.ethChainId()).substring(2), 16);
        if (!id.equals(BigInteger.valueOf(chainId))) {
            throw new WrongChain(node.url() + " is of chain " + id + ", not " + chainId);
        }
        var first =
                node.ask(web3j ->
                                web3j.ethGetBlockByNumber(
                                        DefaultBlockParameter.valueOf(BigInteger.ZERO), false))
                        .getHash();
        if (genesis != null && !genesis.equals(first)) {
            throw new WrongChain(node.url() + " began with block " + first);
        }
        genesis = first;
        node.checked();
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
