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
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.audit.chain.ChainBooks.AtEpoch;
import org.ale.audit.chain.ChainBooks.Escrow;

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
        var released = released(escrow, epochs);
        var funded = communities(minter);
        bounds(distributor, escrow, minter);
        var minted = supply(minter, funded);
        var paid = released.add(funded);
        var atLeast = books.atEpoch.getOrDefault(epochs, new AtEpoch(ZERO, Map.of())).recorded();
        if (paid.compareTo(atLeast) < 0 || paid.compareTo(books.recorded) > 0) {
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

    /** Each epoch posted once, in order, with the root that follows from the log. */
    private long roots(List<ChainLog> logs) throws IOException {
        var last = 0L;
        for (var log : logs) {
            if (log.is(SettledBounds.ROOT_VETOED)) {
                last--;
            } else if (log.is(ROOT_POSTED)) {
                var epoch = Abi.number(log.topics().get(1)).longValueExact();
                findings.checked("chain: roots on chain");
                findings.expect("chain-posted-once", place, last + 1, epoch);
                last = epoch;
                var planned = books.epochs.get(epoch);
                if (planned == null) {
                    findings.add("chain-unknown-root", place, "epoch " + epoch);
                    continue;
                }
                findings.expect(
                        "chain-root-on-chain", place, planned.getRoot(), Abi.wordAt(log.data(), 0));
                findings.expect(
                        "chain-total-on-chain",
                        place,
                        planned.getTotalBaseUnits(),
                        log.number(1).toString());
                findings.expect(
                        "chain-data-on-chain",
                        place,
                        planned.getDataHash(),
                        Abi.wordAt(log.data(), 2));
            }
        }
        findings.expect("chain-last-post", place, last, books.lastPosted);
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
    private BigInteger released(List<ChainLog> logs, long epoch) throws IOException {
        var jobs = new TreeMap<String, Escrow>();
        var left = ZERO;
        for (var log : logs) {
            var job = log.topics().size() > 1 ? log.topics().get(1) : "";
            if (log.is(SettledBounds.RELEASED)) {
                var moved = new Escrow(log.number(0), log.number(1), ZERO);
                jobs.merge(Abi.uuid(job), moved, ChainStateCheck::sum);
                left = left.subtract(moved.sum());
            } else if (log.is("RefundAllowed(bytes32,address,uint256)")) {
                var allowed = new Escrow(ZERO, ZERO, log.number(0));
                jobs.merge(Abi.uuid(job), allowed, ChainStateCheck::sum);
            } else if (log.is("RefundClaimed(address,uint256)")) {
                left = left.subtract(log.number(0));
            } else if (log.is(ChainLog.DEPOSITED)) {
                left = left.add(log.number(2));
            }
        }
        if (balance("escrow").compareTo(left) < 0) {
            findings.add("chain-escrow", place, "the escrow holds less than " + left);
        }
        var known = books.atEpoch.getOrDefault(epoch, new AtEpoch(ZERO, Map.of())).escrows();
        jobs.forEach((job, moved) -> expectMoved(job, moved, known));
        known.forEach((job, escrow) -> {
            if (escrow.sum().signum() > 0 && !jobs.containsKey(job)) {
                findings.add("chain-unreleased", place, job);
            }
        });
        return jobs.values().stream().map(Escrow::paid).reduce(ZERO, BigInteger::add);
    }

    private static Escrow sum(Escrow left, Escrow right) {
        return new Escrow(
                left.paid().add(right.paid()),
                left.fee().add(right.fee()),
                left.refund().add(right.refund()));
    }

    /** At least what the last posted epoch covers, at most what the ledger knows. */
    private void expectMoved(String job, Escrow moved, Map<String, Escrow> known) {
        var least = known.getOrDefault(job, Escrow.NOTHING);
        var most = books.escrows.getOrDefault(job, Escrow.NOTHING);
        var lies =
                isBetween(least.paid(), moved.paid(), most.paid())
                        && isBetween(least.fee(), moved.fee(), most.fee())
                        && isBetween(least.refund(), moved.refund(), most.refund());
        if (!lies) {
            findings.add(
                    "chain-released",
                    place,
                    "%s: %s on chain, from %s to %s in the ledger"
                            .formatted(job, moved, least, most));
        }
    }

    private static boolean isBetween(BigInteger least, BigInteger value, BigInteger most) {
        return least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
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
