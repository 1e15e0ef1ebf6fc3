/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.audit.LogEntry;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.EpochVetoed;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.chainbridge.v1.TransactionSigned;

/** The bridge's log: totals and roots anew, each nonce once, bytes written before they leave. */
final class ChainLogCheck {
    private final Findings findings;
    private final SettlementSources sources;
    private final Map<String, ChainBooks> books = new TreeMap<>();
    private final Map<String, Long> nonces = new HashMap<>();
    private final Set<String> planned = new HashSet<>();

    /** Posts of standings that are not final: the standings' epoch. */
    private final Map<String, Long> standingsPosts = new HashMap<>();

    /** Posts of roots that are not final and still wanted. */
    private final Set<String> rootPosts = new HashSet<>();

    private final Map<String, String> hashes = new HashMap<>();

    /** By chain: where a root was refused that nobody withdrew yet. */
    private final Map<String, String> refusedPosts = new TreeMap<>();

    /**
     * Checks against what payment and staking said.
     *
     * @param sources has read their logs before
     */
    ChainLogCheck(Findings findings, SettlementSources sources) {
        this.findings = findings;
        this.sources = sources;
    }

    /** What the log says of a chain. */
    ChainBooks books(String chainId) {
        return books.computeIfAbsent(chainId, _ -> new ChainBooks(findings));
    }

    /** Whether the log has read blocks of a chain. */
    boolean hasReadBlocks() {
        return books.values().stream().anyMatch(book -> book.block > 0);
    }

    /** Checks one fact of the bridge's log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = ChainEvent.parseFrom(entry.event().getPayload());
        var chain = entry.event().getStreamId();
        var book = books(chain);
        var place = entry.place();
        switch (event.getEventCase()) {
            case EARNINGS_RECORDED -> {
                sources.expectEarnings(place, event.getEarningsRecorded());
                book.earned(place, event.getEarningsRecorded());
            }
            case REWARDS_RECORDED -> {
                sources.expectRewards(place, event.getRewardsRecorded());
                book.rewarded(place, event.getRewardsRecorded());
            }
            case STANDINGS_PLANNED -> book.standings.planned(place, event.getStandingsPlanned());
            case COMMUNITY_TWIN_FINALIZED -> book.standings.twin(event.getCommunityTwinFinalized());
            case JOB_CLOSE_FINALIZED -> book.asked.closes(event.getJobCloseFinalized().getJobId());
            case STRANGE_REFUND_FINALIZED -> {
                var refund = event.getStrangeRefundFinalized();
                book.asked.allowed(refund.getJobId(), refund.getBaseUnits());
                book.refunds.allowedByOthers(place, refund);
            }
            case REFUND_VETO_FINALIZED -> book.refunds.vetoed(event.getRefundVetoFinalized());
            case BUY_OUT_FINALIZED -> book.refunds.boughtOut(event.getBuyOutFinalized());
            case PAYOUT_ADDRESS_LINKED -> book.linked(place, event.getPayoutAddressLinked());
            case EPOCH_PLANNED -> book.planned(place, event.getEpochPlanned());
            case EPOCH_WITHDRAWN -> {
                if (refusedPosts.remove(chain) == null) {
                    findings.add("chain-withdrawn", place, "no root of it was refused");
                }
                book.withdrawn(place, event.getEpochWithdrawn());
            }
            case EPOCH_FINAL -> book.settled(event.getEpochFinal());
            case EPOCH_VETOED -> vetoed(chain, place, event.getEpochVetoed());
            case ROOT_POST_FINALIZED -> book.posted(place, event.getRootPostFinalized());
            case CLAIM_FINALIZED -> book.claimed(place, event.getClaimFinalized());
            case INFLATION_MINTED -> book.minted(place, event.getInflationMinted());
            case DEPOSIT_FINALIZED -> {
                var deposit = event.getDepositFinalized();
                if (book.deposits.put(deposit.getDepositId(), deposit) != null) {
                    findings.add("chain-deposit-twice", place, deposit.getDepositId());
                }
            }
            case STAKE_FINALIZED ->
                    book.staked =
                            book.staked.add(
                                    ChainBooks.units(event.getStakeFinalized().getBaseUnits()));
            case UNSTAKE_FINALIZED ->
                    book.staked =
                            book.staked.subtract(
                                    ChainBooks.units(event.getUnstakeFinalized().getBaseUnits()));
            case BLOCKS_INGESTED -> book.block = event.getBlocksIngested().getBlock();
            case TRANSACTION_PLANNED -> planned(chain, place, event.getTransactionPlanned());
            case TRANSACTION_SIGNED -> signed(chain, place, event.getTransactionSigned());
            case TRANSACTION_FINAL -> ended(chain, place, event.getTransactionFinal());
            case REFUND_QUEUED -> book.refused(place, event.getRefundQueued());
            case CLAIM_QUEUED,
                    TWIN_QUEUED,
                    TRANSACTION_BROADCAST,
                    TRANSACTION_MINED,
                    TRANSACTION_REORGED,
                    DEPOSIT_SEEN,
                    REFUND_CLAIM_FINALIZED,
                    EVENT_NOT_SET -> {}
        }
    }

    private void planned(String chain, String place, TransactionPlanned event) {
        findings.checked("chain: transactions");
        var last = nonces.put(chain, event.getNonce());
        if (last != null) {
            findings.expect("chain-nonce", place, last + 1, event.getNonce());
        }
        var intent = event.getIntent();
        planned.add(key(chain, event.getNonce()));
        books(chain).asked.planned(event.getNonce(), intent);
        if (intent.hasPostRoot()) {
            rootPosts.add(key(chain, event.getNonce()));
        }
        if (intent.hasPostReputation()) {
            standingsPosts.put(key(chain, event.getNonce()), intent.getPostReputation().getEpoch());
        }
    }

    private void signed(String chain, String place, TransactionSigned event) {
        var hash = Abi.hex(Keccak256.of(event.getRaw().toByteArray()));
        findings.expect("chain-hash", place, hash, event.getHash());
        var key = key(chain, event.getNonce());
        if (!planned.contains(key)) {
            findings.add("chain-unplanned", place, key);
        }
        var attempt = key + "/" + event.getAttempt();
        var known = hashes.putIfAbsent(attempt, hash);
        if (known != null) {
            findings.expect("chain-other-bytes", place, known, hash);
        }
    }

    /** What was planned of the epoch and after it is wanted no more, and may be refused. */
    private void vetoed(String chain, String place, EpochVetoed event) {
        books(chain).vetoed(place, event, nonces.getOrDefault(chain, -1L));
        refusedPosts.remove(chain);
        rootPosts.removeIf(key -> key.startsWith(chain + "/"));
    }

    /** Hashes of all that the log has signed. */
    Set<String> signed() {
        return new HashSet<>(hashes.values());
    }

    /** The log was read: what was refused must have been mended, or a root withdrawn. */
    void finish() {
        refusedPosts.forEach((chain, place) ->
                findings.add("chain-refused", place, "POST_ROOT of chain " + chain));
        refusedPosts.clear();
        books.values().forEach(book -> book.asked.finish(findings));
    }

    /** What must succeed at last: a claim may meet another that was faster. */
    private void ended(String chain, String place, TransactionFinal event) {
        var key = key(chain, event.getNonce());
        var book = books(chain);
        book.asked.ended(place, event);
        book.vetoes.ended(event.getNonce(), event.getBlock());
        if (rootPosts.remove(key)) {
            if (event.getSucceeded()) {
                refusedPosts.remove(chain);
            } else {
                refusedPosts.put(chain, place);
            }
        }
        var standings = standingsPosts.remove(key);
        if (standings != null && event.getSucceeded()) {
            book.standings.posted(standings, event.getBlock());
        }
    }

    private static String key(String chain, long nonce) {
        return chain + "/" + nonce;
    }
}
