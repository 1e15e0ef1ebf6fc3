/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountCommand.CloseEscrow;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.HoldPot;
import org.ale.payment.domain.AccountCommand.RefundItems;
import org.ale.payment.domain.AccountCommand.SplitPot;

/** Words for the specifications of payment. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final JobId JOB = new JobId(new UUID(7, 1));
    static final ClientId CLIENT = new ClientId(new UUID(8, 1));
    static final Account ESCROW = new Account.Escrow(JOB);
    static final Account REFUND = new Account.Refund(CLIENT);
    static final Account FEES = new Account.Fees();
    static final Account DEPOSITS = new Account.Deposits();

    private Fixtures() {}

    static WorkerId worker(int number) {
        return new WorkerId(new UUID(0, number));
    }

    static Account earnings(int number) {
        return new Account.Earnings(worker(number));
    }

    static PoolId pool(int item) {
        return new PoolId(JOB, item);
    }

    static Ale units(long baseUnits) {
        return Ale.ofBaseUnits(baseUnits);
    }

    static Posting posting(Account account, long baseUnits) {
        return new Posting(account, units(baseUnits));
    }

    /** 1,030 units for three items: fee 100, pot 310 each. */
    static Budget budget() {
        return new Budget(JOB, CLIENT, units(1030), units(100), units(310), 3);
    }

    static FundEscrow fund() {
        return new FundEscrow(budget(), NOW);
    }

    /** Worker n has the n-th reputation; those with one above zero won. */
    static Share share(int item, long... reputations) {
        return share(item, PayScope.WINNERS, 0, parties(reputations));
    }

    static Share share(int item, PayScope scope, int equalShareBps, List<Party> parties) {
        return new Share(pool(item), 1, 990_000, parties, scope, equalShareBps, 10);
    }

    static List<Party> parties(long... reputations) {
        return IntStream.range(0, reputations.length)
                .mapToObj(n -> new Party(worker(n), reputations[n] > 0, 1, reputations[n], 0, 1))
                .toList();
    }

    static SplitPot split(int item, long... reputations) {
        return new SplitPot(share(item, reputations), NOW);
    }

    static HoldPot hold(int item, long... reputations) {
        return new HoldPot(pool(item), parties(reputations), 10, NOW);
    }

    static RefundItems refund(int count) {
        return new RefundItems(JOB, count, NOW);
    }

    static CloseEscrow close() {
        return new CloseEscrow(JOB, NOW);
    }
}
