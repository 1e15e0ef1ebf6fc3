/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.audit.chain.ChainBooks.AtEpoch;

/**
 * The contracts against the log, in the state after the last block that the log has read: there
 * both must say the same, to the wei.
 */
final class ChainStateCheck {
    private static final BigInteger GENESIS =
            BigInteger.valueOf(5_000_000_000L).multiply(BigInteger.TEN.pow(18));
    private static final String ROOT_POSTED = SettledBounds.ROOT_POSTED;
    private static final String CLAIMED = "Claimed(address,uint256,uint256)";
    private static final BigInteger ZERO = BigInteger.ZERO;

    private final Findings findings;
    private final JsonRpc rpc;
    private final JsonNode contracts;
    private final ChainBooks books;
    private final Set<String> ours;
    private final String place;

    /**
     * Prepares.
     *
     * @param contracts the file of addresses
     */
    ChainStateCheck(Findings findings, JsonRpc rpc, JsonNode contracts, ChainLogCheck log) {
        this.findings = findings;
        this.rpc = rpc;
        this.contracts = contracts;
        books = log.books(contracts.path("chainId").asText());
        ours = log.signed();
        place = "chain block " + books.block;
    }

    /** Compares everything. */
    ChainFigures check() throws IOException {
        var distributor = logs("distributor");
        var escrow = logs("escrow");
        var minter = logs("minter");
        var epochs = roots(distributor);
        var claimed = claims(distributor);
        deposits(escrow);
        var escrows = new EscrowsCheck(findings, books, ours, place);
        var released = released(escrows, escrow, epochs);
        var funded = communities(minter);
        bounds(distributor, escrow, minter);
        standings();
        var minted = supply(minter, funded);
        var paid = released.add(funded);
        var atLeast = books.atEpoch.getOrDefault(epochs, new AtEpoch(ZERO, Map.of())).recorded();
        var isLess = escrows.isTrusted() && paid.compareTo(atLeast) < 0;
        if (isLess || paid.compareTo(books.recorded) > 0) {
            findings.add(
                    "chain-difference",
                    place,
                    "on chain %s, in the ledger between %s and %s"
                            .formatted(paid, atLeast, books.recorded));
        }
        return new ChainFigures(
                epochs,
                rootGas(distributor),
                distributor.stream().filter(log -> log.is(CLAIMED)).count(),
                claimed,
                paid,
                books.recorded,
                staked(),
                minted,
                books.block);
    }

    private void bounds(List<ChainLog> distributor, List<ChainLog> escrow, List<ChainLog> minter)
            throws IOException {
        var all = new ArrayList<>(distributor);
        all.addAll(escrow);
        all.addAll(minter);
        var total = new SettledBounds(findings).check(all);
        findings.expect("chain-total-now", place, total, view("distributor", Abi.call("total()")));
    }

    private void standings() throws IOException {
        var asked = Abi.call("reputationRoot()");
        var root = rpc.view(address("communityFactory"), asked, ChainLog.block(books.block));
        books.standings.onChain(logs("communityFactory"), root, books.block);
    }

    private List<ChainLog> logs(String contract) throws IOException {
        return ChainLog.of(rpc, address(contract), books.block);
    }

    private String address(String contract) {
        return contracts.path(contract).asText();
    }

    private BigInteger view(String contract, String calldata) throws IOException {
        return Abi.number(rpc.view(address(contract), calldata, ChainLog.block(books.block)));
    }

    private BigInteger balance(String holder) throws IOException {
        return view("token", Abi.call("balanceOf(address)", Abi.word(address(holder))));
    }

    private long roots(List<ChainLog> logs) throws IOException {
        var last = new RootsCheck(findings, books, place).check(logs);
        var view = view("distributor", Abi.call("lastEpoch()"));
        findings.expect("chain-last-epoch", place, BigInteger.valueOf(last), view);
        return last;
    }

    /** Each account is paid what its leaf says, never more, and the log knows of each payment. */
    private BigInteger claims(List<ChainLog> logs) throws IOException {
        var sum = ZERO;
        var accounts = new TreeMap<String, BigInteger>();
        for (var log : logs) {
            if (log.is(CLAIMED)) {
                findings.checked("chain: claims on chain");
                sum = sum.add(log.number(0));
                accounts.merge(Abi.address(log.topics().get(1)), log.number(0), BigInteger::add);
            }
        }
        findings.expect("chain-claims", place, books.claimed, accounts);
        findings.expect(
                "chain-claimed-total", place, sum, view("distributor", Abi.call("claimedTotal()")));
        var total = view("distributor", Abi.call("total()"));
        if (balance("distributor").compareTo(total.subtract(sum)) < 0) {
            findings.add("chain-unfunded", place, "the distributor cannot pay " + total);
        }
        return sum;
    }

    /** Each is in the log, but for those of names that no job has: anybody may make them. */
    void deposits(List<ChainLog> logs) {
        var seen = new HashSet<String>();
        for (var log : logs) {
            if (log.is(ChainLog.DEPOSITED) && Abi.isUuid(log.topics().get(1))) {
                findings.checked("chain: deposits on chain");
                seen.add(log.id());
                var deposit = books.deposits.get(log.id());
                if (deposit == null) {
                    findings.add("chain-deposit-missed", place, log.id());
                    continue;
                }
                findings.expect(
                        "chain-deposit",
                        place,
                        deposit.getJobId() + " " + deposit.getAleBaseUnits(),
                        Abi.uuid(log.topics().get(1)) + " " + log.number(2));
            }
        }
        books.deposits.keySet().stream()
                .filter(id -> !seen.contains(id))
                .forEach(id -> findings.add("chain-deposit-invented", place, id));
    }

    /** What left each job's escrow is what the ledger says; and the rest is there. */
    private BigInteger released(EscrowsCheck escrows, List<ChainLog> logs, long epoch)
            throws IOException {
        logs.forEach(escrows::take);
        if (balance("escrow").compareTo(escrows.left()) < 0) {
            findings.add("chain-escrow", place, "the escrow holds less than " + escrows.left());
        }
        return escrows.check(epoch);
    }

    /** Minted for communities is what was allocated, once for each period. */
    private BigInteger communities(List<ChainLog> logs) {
        var periods = new HashMap<Long, BigInteger>();
        var sum = ZERO;
        for (var log : logs) {
            if (log.is(SettledBounds.COMMUNITIES_FUNDED)) {
                findings.checked("chain: funded periods");
                var index = Abi.number(log.topics().get(1)).longValueExact();
                var allocated = books.allocated.getOrDefault(index, ZERO);
                findings.expect("chain-allocated", place, allocated, log.number(0));
                if (periods.put(index, log.number(0)) != null) {
                    findings.add("chain-funded-twice", place, "period " + index);
                }
                sum = sum.add(log.number(0));
            }
        }
        return sum;
    }

    private BigInteger supply(List<ChainLog> logs, BigInteger funded) throws IOException {
        var stakers = ZERO;
        for (var log : logs) {
            if (log.is("InflationMinted(uint64,uint256,uint256)")) {
                stakers = stakers.add(log.number(0));
            }
        }
        var minted = stakers.add(funded);
        findings.expect(
                "chain-supply",
                place,
                GENESIS.add(minted),
                view("token", Abi.call("totalSupply()")));
        return minted;
    }

    private BigInteger staked() throws IOException {
        var staked = view("staking", Abi.call("totalStaked()"));
        findings.expect("chain-staked", place, books.staked, staked);
        return staked;
    }

    private long rootGas(List<ChainLog> logs) throws IOException {
        var most = 0L;
        for (var log : logs) {
            if (log.is(ROOT_POSTED)) {
                var receipt = rpc.call("eth_getTransactionReceipt", log.transaction());
                most = Math.max(most, Long.decode(receipt.path("gasUsed").asText()));
            }
        }
        return most;
    }
}
