/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.WorkerStanding;
import org.ale.schemas.staking.v1.MemberStanding;
import org.ale.schemas.staking.v1.NetworkEvent;
import org.ale.schemas.staking.v1.RewardsAllocated;
import org.ale.schemas.staking.v1.StakeNoted;
import org.ale.schemas.staking.v1.WorkNoted;

/**
 * Inflation: what staking counted must be what payment settled and the chain made final, and each
 * period's shares follow from it: both halves, the cap by fees, and every member's part.
 */
final class RewardsCheck {
    private final Findings findings;
    private final RewardsBook book = new RewardsBook();
    private final Map<String, Settled> batches = new HashMap<>();
    private final Map<String, Integer> stakes = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final Map<Long, Period> periods = new HashMap<>();
    private final List<RewardsAllocated> pages = new ArrayList<>();

    RewardsCheck(Findings findings) {
        this.findings = findings;
    }

    private record Settled(BigInteger paid, BigInteger fees, List<String> standings) {}

    private record Period(
            String place, BigInteger stakers, BigInteger communities, long atMillis) {}

    /** Notes what payment settled. */
    void settled(LogEntry entry) throws InvalidProtocolBufferException {
        var event = AccountEvent.parseFrom(entry.event().getPayload());
        if (!event.hasEarningsSettled()) {
            return;
        }
        var settled = event.getEarningsSettled();
        var paid = BigInteger.ZERO;
        var fees = BigInteger.ZERO;
        for (var job : settled.getJobsList()) {
            paid = paid.add(new BigInteger(job.getPaidBaseUnits()));
            fees = fees.add(new BigInteger(job.getFeeBaseUnits()));
        }
        var standings = settled.getStandingsList().stream().map(RewardsCheck::text).toList();
        batches.put(
                entry.event().getStreamId() + "/" + settled.getBatch(),
                new Settled(paid, fees, standings));
    }

    private static String text(WorkerStanding standing) {
        return standing.getWorkerId() + " " + standing.getReputationMicro();
    }

    private static String text(MemberStanding standing) {
        return standing.getWorkerId() + " " + standing.getReputationMicro();
    }

    /** Checks one fact of staking's log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = NetworkEvent.parseFrom(entry.event().getPayload());
        var place = entry.place();
        switch (event.getEventCase()) {
            case WORK_NOTED -> worked(place, event.getWorkNoted());
            case STAKE_NOTED -> staked(place, event.getStakeNoted());
            case ACCOUNT_NOTED -> {
                var noted = event.getAccountNoted();
                accounts.put(noted.getWorkerId() + " " + noted.getAccount(), place);
                book.account(noted.getWorkerId(), noted.getAccount());
            }
            case REWARDS_ALLOCATED -> {
                pages.add(event.getRewardsAllocated());
                if (event.getRewardsAllocated().getLast()) {
                    allocated(place);
                    pages.clear();
                }
            }
            case EVENT_NOT_SET -> {}
        }
    }

    private void worked(String place, WorkNoted noted) {
        findings.checked("rewards: batches of work");
        var settled = batches.remove(noted.getCommunityId() + "/" + noted.getBatch());
        var told =
                new Settled(
                        new BigInteger(noted.getPaidBaseUnits()),
                        new BigInteger(noted.getFeeBaseUnits()),
                        noted.getStandingsList().stream().map(RewardsCheck::text).toList());
        if (settled == null) {
            findings.add("reward-work", place, "payment settled no batch " + noted.getBatch());
        } else {
            findings.expect("reward-work", place, settled, told);
        }
        book.work(noted.getCommunityId(), told.paid(), told.fees());
        noted.getStandingsList()
                .forEach(each ->
                        book.stand(
                                noted.getCommunityId(),
                                each.getWorkerId(),
                                each.getReputationMicro()));
    }

    private void staked(String place, StakeNoted noted) {
        findings.checked("rewards: stakes");
        var change = new BigInteger(noted.getChangeBaseUnits());
        stakes.merge(noted.getAccount() + " " + change, 1, Integer::sum);
        book.stake(noted.getAccount(), change);
        findings.expect(
                "reward-stake",
                place,
                book.staked(noted.getAccount()),
                new BigInteger(noted.getStakedBaseUnits()));
        findings.expect(
                "reward-staked", place, book.total(), new BigInteger(noted.getTotalBaseUnits()));
    }

    private void allocated(String place) {
        findings.checked("rewards: periods");
        var first = pages.getFirst();
        findings.expect("reward-period", place, periods.size() + 1L, first.getIndex());
        var stakers = new BigInteger(first.getStakersBaseUnits());
        var communities = new BigInteger(first.getCommunitiesBaseUnits());
        periods.put(first.getIndex(), new Period(place, stakers, communities, first.getAtMillis()));
        findings.expect(
                "reward-halves", place, stakers.add(communities).shiftRight(1), communities);
        var due =
                book.share(
                        communities,
                        first.getKappaMilli(),
                        new BigInteger(first.getMinStakeBaseUnits()));
        var told = pages.stream().flatMap(page -> page.getCommunitiesList().stream()).toList();
        findings.expect("reward-communities", place, due.communities(), told);
        var members = pages.stream().flatMap(page -> page.getMembersList().stream()).toList();
        findings.expect("reward-members", place, due.members(), members);
        for (var page : pages) {
            findings.expect(
                    "reward-sum", place, due.allocated().toString(), page.getAllocatedBaseUnits());
            findings.expect(
                    "reward-unminted",
                    place,
                    communities.subtract(due.allocated()).toString(),
                    page.getUnmintedBaseUnits());
            findings.expect(
                    "reward-staked", place, book.total().toString(), page.getStakedBaseUnits());
        }
        book.end();
    }

    /** Checks one fact of the bridge's log: staking counted only what is final there. */
    void onChain(LogEntry entry) throws InvalidProtocolBufferException {
        var event = ChainEvent.parseFrom(entry.event().getPayload());
        switch (event.getEventCase()) {
            case STAKE_FINALIZED -> {
                var staked = event.getStakeFinalized();
                found(staked.getAccount(), new BigInteger(staked.getBaseUnits()));
            }
            case UNSTAKE_FINALIZED -> {
                var unstaked = event.getUnstakeFinalized();
                found(unstaked.getAccount(), new BigInteger(unstaked.getBaseUnits()).negate());
            }
            case PAYOUT_ADDRESS_LINKED -> {
                var linked = event.getPayoutAddressLinked();
                accounts.remove(linked.getWorkerId() + " " + linked.getAccount());
            }
            case INFLATION_MINTED -> {
                var minted = event.getInflationMinted();
                var told = periods.remove(minted.getIndex());
                if (told != null) {
                    findings.expect(
                            "reward-minted",
                            told.place(),
                            minted.getStakersBaseUnits() + " " + minted.getCommunitiesBaseUnits(),
                            told.stakers() + " " + told.communities());
                    findings.expect(
                            "reward-time", told.place(), minted.getAtMillis(), told.atMillis());
                }
            }
            default -> {}
        }
    }

    private void found(String account, BigInteger change) {
        stakes.computeIfPresent(
                account + " " + change, (_, count) -> count == 1 ? null : count - 1);
    }

    /** All logs were read: what staking counted and the bridge never told is made up. */
    void finish() {
        stakes.forEach((stake, count) -> findings.add("reward-stake", stake, count + " made up"));
        accounts.forEach((account, place) -> findings.add("reward-account", place, account));
        periods.forEach((index, period) ->
                findings.add("reward-minted", period.place(), "no period " + index));
        stakes.clear();
        accounts.clear();
        periods.clear();
    }
}
