/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ale.chainbridge.domain.Address;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;

/** What a deposit costs in each token. */
@Singleton
public final class Market {
    /** A quote holds for a minute. */
    private static final long EXPIRY_SECONDS = 60;

    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    private final Deployment deployment;
    private final ChainReader reader;
    private final Map<Address, Token> tokens = new ConcurrentHashMap<>();

    @Inject
    Market(ChainAccess access) {
        deployment = access.deployment();
        reader = access.reader();
    }

    /** What a deposit may be paid in. */
    public record Token(Address address, String symbol, int decimals) {}

    /** A price, and the calls by which it is paid. */
    public record Quote(
            BigInteger amountIn,
            Ale aleMin,
            long deadline,
            String approveCalldata,
            String depositCalldata) {}

    public List<Token> tokens() {
        var all = new ArrayList<Token>();
        all.add(token(deployment.contract(Deployment.TOKEN)));
        deployment.stablecoins().forEach(each -> all.add(token(each)));
        return all;
    }

    private Token token(Address address) {
        return tokens.computeIfAbsent(
                address, each -> new Token(each, reader.symbol(each), reader.decimals(each)));
    }

    /**
     * The price of so much ALE in a token.
     *
     * @return empty if deposits cannot be paid in it
     */
    public Optional<Quote> quote(JobId job, Address token, Ale ale, int slippageBps) {
        var isAle = token.equals(deployment.contract(Deployment.TOKEN));
        if (!isAle && !deployment.stablecoins().contains(token)) {
            return Optional.empty();
        }
        var amountIn = isAle ? ale.baseUnits() : reader.amountIn(token, ale.baseUnits());
        var aleMin =
                isAle
                        ? ale.baseUnits()
                        : ale.baseUnits()
                                .multiply(BPS.subtract(BigInteger.valueOf(slippageBps)))
                                .divide(BPS);
        var deadline = Instant.now().getEpochSecond() + EXPIRY_SECONDS;
        return Optional.of(
                new Quote(
                        amountIn,
                        new Ale(aleMin),
                        deadline,
                        new Calls(deployment).approval(amountIn),
                        Calls.deposit(job, token, amountIn, aleMin, deadline)));
    }
}
