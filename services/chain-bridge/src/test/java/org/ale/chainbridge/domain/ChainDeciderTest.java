/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.BEN;
import static org.ale.chainbridge.domain.Fixtures.BENS;
import static org.ale.chainbridge.domain.Fixtures.JOB;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.blocks;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.deposit;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.earnings;
import static org.ale.chainbridge.domain.Fixtures.hash;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import org.ale.chainbridge.domain.ChainCommand.DepositFromTreasury;
import org.ale.chainbridge.domain.ChainCommand.RecordRewards;
import org.ale.chainbridge.domain.ChainCommand.RefundDeposit;
import org.ale.chainbridge.domain.ChainCommand.RelayClaims;
import org.ale.chainbridge.domain.ChainCommand.RequestClaim;
import org.ale.chainbridge.domain.ChainCommand.RequestMint;
import org.ale.chainbridge.domain.ChainEvent.ClaimFinalized;
import org.ale.chainbridge.domain.ChainEvent.ClaimQueued;
import org.ale.chainbridge.domain.ChainEvent.DepositFinalized;
import org.ale.chainbridge.domain.ChainEvent.EpochPlanned;
import org.ale.chainbridge.domain.ChainEvent.PayoutAddressLinked;
import org.ale.chainbridge.domain.ChainEvent.RefundQueued;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.junit.jupiter.api.Test;

/** Totals, epochs and what the chain tells. */
class ChainDeciderTest {
    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static CumulativeTree leaves(Object... pairs) {
        var map = new TreeMap<Address, BigInteger>();
        for (var index = 0; index < pairs.length; index += 2) {
            map.put((Address) pairs[index], BigInteger.valueOf((Integer) pairs[index + 1]));
        }
        return CumulativeTree.over(map);
    }

    private static TransactionPlanned planned(long nonce, Intent intent) {
        return new TransactionPlanned(nonce, intent, GasLimits.of(intent), NOW);
    }

    private static Intent release(long paid, long fee) {
        return new Intent.ReleaseEscrow(
                List.of(new JobSettlement(JOB, units(paid), units(fee), Ale.ZERO)));
    }

    private static EpochPlanned epoch(long number, CumulativeTree tree) {
        return new EpochPlanned(
                number, tree.root(), new Ale(tree.total()), tree.dataHash(), tree.size(), NOW);
    }

    private static Intent post(long number, CumulativeTree tree) {
        return new Intent.PostRoot(number, tree.root(), new Ale(tree.total()), tree.dataHash());
    }

    private DeciderSpec<ChainCommand, ChainState, ChainEvent> settled() {
        return chain.given()
                .after(link(ANA, ANAS), earnings(1, earned(ANA, 100)), close())
                .after(life(0, 5))
                .after(life(1, 6));
    }

    @Test
    void anEpochReleasesEscrowsBeforeItPostsTheRoot() {
        var tree = leaves(ANAS, 100);
        chain.given()
                .after(link(ANA, ANAS), earnings(1, earned(ANA, 100)))
                .when(close())
                .then(planned(0, release(100, 10)), epoch(1, tree), planned(1, post(1, tree)));
    }

    @Test
    void aTotalGrowsFromEpochToEpoch() {
        var tree = leaves(ANAS, 105, BENS, 7);
        settled()
                .after(link(BEN, BENS), earnings(2, earned(ANA, 5), earned(BEN, 7)))
                .when(close())
                .then(planned(2, release(12, 1)), epoch(2, tree), planned(3, post(2, tree)));
    }

    @Test
    void nothingNewMakesNoEpoch() {
        settled().when(close()).thenNothing();
    }

    @Test
    void anEpochWaitsForTheOneBefore() {
        chain.given()
                .after(link(ANA, ANAS), earnings(1, earned(ANA, 100)), close())
                .after(earnings(2, earned(ANA, 1)))
                .when(close())
                .thenNothing();
    }

    @Test
    void earningsWithoutAnAccountWaitAndJoinWhenItIsNamed() {
        var tree = leaves(ANAS, 100);
        chain.given()
                .after(earnings(1, earned(ANA, 100)), close())
                .after(life(0, 5))
                .when(link(ANA, ANAS))
                .then(new PayoutAddressLinked(ANA, ANAS, units(100), NOW))
                .when(close())
                .then(epoch(1, tree), planned(1, post(1, tree)));
    }

    @Test
    void aNewAccountTakesWhatComesAndTheOldOneKeepsWhatItHas() {
        var tree = leaves(ANAS, 100, BENS, 5);
        settled()
                .after(link(ANA, BENS), earnings(2, earned(ANA, 5)))
                .when(close())
                .then(planned(2, release(5, 0)), epoch(2, tree), planned(3, post(2, tree)));
    }

    @Test
    void anAccountBelongsToOneWorker() {
        chain.given()
                .after(link(ANA, ANAS))
                .when(link(BEN, ANAS))
                .thenRejected(ChainRejection.ACCOUNT_TAKEN);
        chain.given().when(link(BEN, Address.ZERO)).thenRejected(ChainRejection.ACCOUNT_UNUSABLE);
    }

    @Test
    void aBatchCountsOnceAndNoneIsLeftOut() {
        chain.given()
                .after(earnings(1, earned(ANA, 100)))
                .when(earnings(1, earned(ANA, 100)))
                .thenNothing()
                .when(earnings(3, earned(ANA, 100)))
                .thenRejected(ChainRejection.OUT_OF_ORDER);
    }

    @Test
    void rewardsAreMintedBeforeTheRootThatHoldsThem() {
        var tree = leaves(ANAS, 40);
        var first = new RecordRewards(3, List.of(earned(ANA, 10)), false, NOW);
        var last = new RecordRewards(3, List.of(earned(ANA, 30)), true, NOW);
        chain.given()
                .after(link(ANA, ANAS), first)
                .when(close())
                .thenNothing()
                .after(last)
                .when(last)
                .thenNothing()
                .when(close())
                .then(
                        planned(0, new Intent.MintForCommunities(3, units(40))),
                        epoch(1, tree),
                        planned(1, post(1, tree)));
    }

    @Test
    void whatAContractRefusedIsAskedAgainAtTheNextEpoch() {
        var refused = Fixtures.receipt(0, 1, 5, false);
        chain.given()
                .after(link(ANA, ANAS), earnings(1, earned(ANA, 100)), close())
                .after(
                        Fixtures.sign(0, 1, Fixtures.fees(100, 10)),
                        new ChainCommand.RecordMined(refused, NOW),
                        new ChainCommand.RecordFinal(refused, NOW))
                .after(earnings(2, earned(ANA, 50)))
                .when(close())
                .then(planned(2, release(150, 15)));
    }

    @Test
    void aClaimWaitsUntilTheChainPaysByTheLastRoot() {
        var tree = leaves(ANAS, 100);
        settled()
                .when(new RequestClaim(ANA, NOW))
                .then(new ClaimQueued(ANAS, NOW))
                .when(new RequestClaim(ANA, NOW))
                .thenNothing()
                .when(new RelayClaims(hash(9), NOW))
                .thenNothing()
                .when(new RelayClaims(tree.root(), NOW))
                .then(planned(2, new Intent.PushClaim(ANAS, units(100), tree.proof(ANAS))))
                .when(new RelayClaims(tree.root(), NOW))
                .thenNothing();
    }

    @Test
    void whoIsPaidHasNothingToClaim() {
        settled()
                .after(blocks(1, 9, new ClaimFinalized(ANAS, units(100), units(100), 0, NOW)))
                .when(new RequestClaim(ANA, NOW))
                .thenRejected(ChainRejection.NOTHING_TO_CLAIM)
                .when(new RequestClaim(BEN, NOW))
                .thenRejected(ChainRejection.NO_ACCOUNT);
    }

    @Test
    void aRefusedDepositIsRefundedOnce() {
        var deposit = deposit(8, 70);
        var refund = new RefundDeposit(deposit.id(), units(70), NOW);
        chain.given()
                .when(refund)
                .thenRejected(ChainRejection.UNKNOWN_DEPOSIT)
                .after(blocks(1, 9, new DepositFinalized(deposit, 0, NOW)))
                .when(new RefundDeposit(deposit.id(), units(71), NOW))
                .thenRejected(ChainRejection.MORE_THAN_DEPOSITED)
                .when(refund)
                .then(new RefundQueued(deposit.id(), JOB, units(70), NOW))
                .when(refund)
                .thenNothing()
                .when(close())
                .then(
                        planned(
                                0,
                                new Intent.AllowRefund(
                                        List.of(
                                                new JobSettlement(
                                                        JOB, Ale.ZERO, Ale.ZERO, units(70))))));
    }

    @Test
    void theTillIsOpenedBeforeItsFirstDeposit() {
        var pay = new DepositFromTreasury(JOB, BENS, units(5), NOW);
        var intent = new Intent.DepositFor(JOB, BENS, units(5));
        chain.given()
                .when(pay)
                .then(planned(0, new Intent.ApproveEscrow(Ledger.UNLIMITED)), planned(1, intent))
                .when(pay)
                .then(planned(2, intent))
                .when(new DepositFromTreasury(JOB, BENS, Ale.ZERO, NOW))
                .thenRejected(ChainRejection.NOT_POSITIVE);
    }

    @Test
    void aDepositThatTheEscrowRefusedIsNotAskedAgain() {
        var refused = Fixtures.receipt(1, 1, 5, false);
        chain.given()
                .after(new DepositFromTreasury(JOB, BENS, units(5), NOW))
                .after(Fixtures.life(0, 4))
                .after(
                        Fixtures.sign(1, 1, Fixtures.fees(100, 10)),
                        new ChainCommand.RecordMined(refused, NOW),
                        new ChainCommand.RecordFinal(refused, NOW))
                .when(close())
                .thenNothing();
    }

    @Test
    void aMintIsPlannedOnce() {
        chain.given()
                .when(new RequestMint(NOW))
                .then(planned(0, new Intent.MintDue()))
                .when(new RequestMint(NOW))
                .thenNothing();
    }

    @Test
    void theTreeOfTheStateIsTheTreeOfItsTotals() {
        settled().after(link(BEN, BENS), earnings(2, earned(ANA, 5), earned(BEN, 7)), close());
        assertEquals(leaves(ANAS, 105, BENS, 7).root(), chain.folded().epochs.tree().root());
    }
}
