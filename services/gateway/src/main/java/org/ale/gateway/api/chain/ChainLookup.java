/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.ale.gateway.api.Calls;
import org.ale.gateway.problem.Problem;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.GetChainRequest;
import org.ale.schemas.chainbridge.v1.GetChainResponse;
import org.ale.schemas.chainbridge.v1.Token;
import org.jspecify.annotations.Nullable;

/** Tells which chain it is, and ends requests that mean another. Blocks. */
@Singleton
public final class ChainLookup {
    private final ChainBridgeService bridge;

    ChainLookup(@GrpcClient("chain-bridge") ChainBridgeService bridge) {
        this.bridge = bridge;
    }

    GetChainResponse chain() {
        return Calls.await(bridge.getChain(GetChainRequest.getDefaultInstance()));
    }

    /** Whoever says which chain he means must mean this one. */
    void require(@Nullable Long chainId) {
        if (chainId != null && chainId != chain().getChainId()) {
            throw Problem.of(
                    422,
                    "wrong-chain",
                    "This system settles on chain %d, not on %d; nothing was changed."
                            .formatted(chain().getChainId(), chainId));
        }
    }

    /** A token that deposits may be paid in, in lower case. */
    String listedToken(@Nullable String text) {
        var address = Address.checked("token", text);
        var listed = chain().getTokensList();
        if (listed.stream().noneMatch(token -> token.getAddress().equalsIgnoreCase(address))) {
            throw Problem.of(
                    422,
                    "token-not-listed",
                    "Deposits are taken in "
                            + listed.stream()
                                    .map(Token::getSymbol)
                                    .collect(Collectors.joining(", "))
                            + " only; nothing was changed.");
        }
        return address;
    }
}
