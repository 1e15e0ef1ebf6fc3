/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ale.chainbridge.chain.LyingNode.Lie;
import org.ale.chainbridge.domain.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.utils.Numeric;

/** Real nodes, some of them behind a proxy that fails or lies. */
class NodesTest {
    private static final long CHAIN = 31_337;
    private static final String NOBODY = "http://127.0.0.1:28549";
    private static final String RICH =
            "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    private Anvil anvil;
    private LyingNode liar;

    @BeforeEach
    void start() throws Exception {
        anvil = new Anvil(28_546, CHAIN);
        liar = new LyingNode(anvil.url(), Lie.NONE);
        var nodes = nodes(anvil.url());
        for (var block = 0; block < 8; block++) {
            nodes.send(transfer(block));
        }
        nodes.close();
    }

    @AfterEach
    void stop() {
        liar.close();
        anvil.close();
    }

    private static Nodes nodes(String... urls) {
        return new Nodes(List.of(urls), CHAIN, Duration.ofSeconds(30));
    }

    private static ChainReader reader(Nodes nodes) {
        var somebody = Address.of("0x" + "11".repeat(20));
        Map<String, Address> contracts = new TreeMap<>();
        return new ChainReader(
                nodes, new Deployment(CHAIN, 0, contracts, somebody, somebody, List.of()));
    }

    /** One wei, signed. */
    private static String transfer(long nonce) {
        var gwei = BigInteger.TEN.pow(9);
        var transaction =
                RawTransaction.createEtherTransaction(
                        CHAIN,
                        BigInteger.valueOf(nonce),
                        BigInteger.valueOf(21_000),
                        "0x" + "22".repeat(20),
                        BigInteger.ONE,
                        gwei,
                        gwei.multiply(BigInteger.TEN));
        return Numeric.toHexString(
                TransactionEncoder.signMessage(transaction, Credentials.create(RICH)));
    }

    private static BigInteger sent(Nodes nodes) {
        var account = Credentials.create(RICH).getAddress();
        var count =
                nodes.ask(web3j ->
                        web3j.ethGetTransactionCount(account, DefaultBlockParameterName.LATEST));
        return Numeric.toBigInt(count);
    }

    private static Lie answering(String method, String field, String value) {
        return new Lie() {
            @Override
            public void answer(JsonNode question, ObjectNode answer) {
                var isFirst = question.path("params").path(0).asText().equals("0x0");
                if (question.path("method").asText().equals(method) && !isFirst) {
                    ((ObjectNode) answer.path("result")).put(field, value);
                }
            }
        };
    }

    private static Lie refusing(int status) {
        return new Lie() {
            @Override
            public int status() {
                return status;
            }
        };
    }

    @Test
    void asksTheNextNodeWhenOneIsDown() {
        try (var nodes = nodes(NOBODY, anvil.url())) {
            assertEquals(8, reader(nodes).latest().number());
            assertEquals(BigInteger.valueOf(8), sent(nodes));
        }
    }

    @Test
    void asksTheNextNodeAndLeavesAnOverloadedOneAlone() {
        for (var status : List.of(429, 500)) {
            liar.lie = refusing(status);
            liar.calls.set(0);
            try (var nodes = nodes(liar.url(), anvil.url())) {
                for (var each = 0; each < 20; each++) {
                    assertEquals(8, reader(nodes).latest().number());
                }
            }
            assertTrue(liar.calls.get() < 10, "asked " + liar.calls + " times after " + status);
        }
    }

    @Test
    void believesWhatTwoOfThreeSayOfAFinalBlock() {
        liar.lie = answering("eth_getBlockByNumber", "hash", "0x" + "66".repeat(32));
        try (var alone = nodes(anvil.url());
                var three = nodes(liar.url(), anvil.url(), anvil.url())) {
            assertEquals(reader(alone).agreedBlock(3), reader(three).agreedBlock(3));
        }
    }

    @Test
    void believesNeitherOfTwoThatDiffer() {
        try (var nodes = nodes(anvil.url(), liar.url())) {
            reader(nodes).agreedBlock(3);
            liar.lie = answering("eth_getBlockByNumber", "hash", "0x" + "66".repeat(32));
            var failure = assertThrows(NodeException.class, () -> reader(nodes).agreedBlock(3));
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("no two nodes agree"),
                    failure.getMessage());
        }
    }

    /** A node that lags behind knows older blocks as the last ones. */
    private static Lie stale(String head) {
        return new Lie() {
            @Override
            public void question(ObjectNode question) {
                if (question.path("params").path(0).asText().equals("finalized")) {
                    ((ArrayNode) question.path("params")).set(0, head);
                }
            }
        };
    }

    @Test
    void whatIsFinalIsWhatTheSlowestNodeSays() {
        try (var nodes = nodes(anvil.url(), liar.url())) {
            assertEquals(6, reader(nodes).finalized().number());
            liar.lie = stale("0x2");
            assertEquals(2, reader(nodes).finalized().number());
        }
    }

    @Test
    void believesNoNodeOfAnotherChain() throws Exception {
        try (var other = new Anvil(28_547, 1_337);
                var alone = nodes(other.url());
                var both = nodes(other.url(), anvil.url())) {
            var failure = assertThrows(WrongChain.class, () -> reader(alone).latest());
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("is of chain 1337, not 31337"),
                    failure.getMessage());
            assertEquals(8, reader(both).latest().number());
            assertThrows(WrongChain.class, () -> alone.send(transfer(0)));
        }
    }

    @Test
    void sendsTheSameBytesAgainWhenTheAnswerWasLost() {
        liar.lie =
                new Lie() {
                    @Override
                    public boolean isHeard(JsonNode question) {
                        return !question.path("method").asText().equals("eth_sendRawTransaction");
                    }
                };
        try (var nodes = nodes(liar.url())) {
            var bytes = transfer(8);
            assertThrows(NodeException.class, () -> nodes.send(bytes));
            assertEquals(BigInteger.valueOf(9), sent(nodes));
            liar.lie = Lie.NONE;
            assertInstanceOf(Nodes.Sent.Taken.class, nodes.send(bytes));
            assertEquals(BigInteger.valueOf(9), sent(nodes));
        }
    }

    @Test
    void aContractsRefusalIsToldFromANodesTrouble() {
        var nowhere = "0x" + "33".repeat(20);
        var call = Transaction.createEthCallTransaction(nowhere, nowhere, "0x");
        liar.lie = error("execution reverted: no");
        try (var nodes = nodes(liar.url())) {
            assertEquals(Optional.of("execution reverted: no"), nodes.refusal(call));
            liar.lie = error("too many requests");
            assertThrows(NodeException.class, () -> nodes.refusal(call));
            liar.lie = Lie.NONE;
            assertEquals(Optional.empty(), nodes.refusal(call));
        }
        liar.lie = error("too many requests");
        try (var nodes = nodes(liar.url(), anvil.url())) {
            assertEquals(Optional.empty(), nodes.refusal(call), "the next node is asked");
        }
    }

    private static Lie error(String message) {
        return new Lie() {
            @Override
            public void answer(JsonNode question, ObjectNode answer) {
                if (question.path("method").asText().equals("eth_call")) {
                    answer.remove("result");
                    answer.putObject("error").put("code", 3).put("message", message);
                }
            }
        };
    }
}
