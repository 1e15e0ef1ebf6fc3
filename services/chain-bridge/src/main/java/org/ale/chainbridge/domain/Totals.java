/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;

/** What each account may claim in all, and who is paid by which account. */
final class Totals implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<WorkerId, Address> accounts = new LinkedHashMap<>();
    private final Map<Address, WorkerId> owners = new LinkedHashMap<>();
    private final Map<WorkerId, Ale> waiting = new LinkedHashMap<>();
    private final TreeMap<Address, BigInteger> totals = new TreeMap<>();
    private final TreeSet<Address> changed = new TreeSet<>();
    private final Map<Address, BigInteger> claimed = new LinkedHashMap<>();
    private BigInteger sum = BigInteger.ZERO;

    record View(
            Map<WorkerId, Address> accounts,
            Map<WorkerId, Ale> waiting,
            Map<Address, BigInteger> totals,
            List<Address> changed,
            Map<Address, BigInteger> claimed,
            BigInteger sum) {}

    View view() {
        return new View(
                new LinkedHashMap<>(accounts),
                new LinkedHashMap<>(waiting),
                new TreeMap<>(totals),
                List.copyOf(changed),
                new LinkedHashMap<>(claimed),
                sum);
    }

    Optional<Address> account(WorkerId worker) {
        return Optional.ofNullable(accounts.get(worker));
    }

    Optional<WorkerId> owner(Address account) {
        return Optional.ofNullable(owners.get(account));
    }

    /** Accounts that were named before the one that is paid for the worker now. */
    Map<WorkerId, List<Address>> leftAccounts() {
        var left = new LinkedHashMap<WorkerId, List<Address>>();
        owners.forEach((account, worker) -> {
            if (!account.equals(accounts.get(worker))) {
                left.computeIfAbsent(worker, _ -> new ArrayList<>()).add(account);
            }
        });
        return left;
    }

    Ale waiting(WorkerId worker) {
        return waiting.getOrDefault(worker, Ale.ZERO);
    }

    BigInteger total(Address account) {
        return totals.getOrDefault(account, BigInteger.ZERO);
    }

    BigInteger claimed(Address account) {
        return claimed.getOrDefault(account, BigInteger.ZERO);
    }

    /** Sum of all accounts' totals. */
    Ale sum() {
        return new Ale(sum);
    }

    /** The credit as it is recorded: to the account that is paid for the worker now. */
    Credit addressed(Credit credit) {
        return new Credit(credit.worker(), accounts.get(credit.worker()), credit.amount());
    }

    /** Accounts whose total is not that of the last root. */
    SortedMap<Address, BigInteger> changes() {
        var changes = new TreeMap<Address, BigInteger>();
        changed.forEach(account -> changes.put(account, total(account)));
        return changes;
    }

    /**
     * Of the changes as many, in order of accounts, as make the leaves' sum a total: all of them
     * unless an epoch is capped, and then the last one in part.
     *
     * @param before leaves of the last root
     */
    SortedMap<Address, BigInteger> changesUpTo(Ale total, CumulativeTree before) {
        if (total.equals(sum())) {
            return changes();
        }
        var room = total.baseUnits().subtract(before.total());
        var some = new TreeMap<Address, BigInteger>();
        for (var account : changed) {
            if (room.signum() <= 0) {
                break;
            }
            var settled = before.amount(account);
            var step = total(account).subtract(settled).min(room);
            some.put(account, settled.add(step));
            room = room.subtract(step);
        }
        return some;
    }

    void credit(List<Credit> credits) {
        for (var credit : credits) {
            var account = credit.account();
            if (account == null) {
                waiting.merge(credit.worker(), credit.amount(), Ale::plus);
            } else {
                add(account, credit.amount());
            }
        }
    }

    private void add(Address account, Ale amount) {
        if (!amount.isZero()) {
            totals.merge(account, amount.baseUnits(), BigInteger::add);
            changed.add(account);
            sum = sum.add(amount.baseUnits());
        }
    }

    /** The old account keeps what it has; what comes now goes to the new one. */
    void link(WorkerId worker, Address account) {
        accounts.put(worker, account);
        owners.put(account, worker);
        var waited = waiting.remove(worker);
        if (waited != null) {
            add(account, waited);
        }
    }

    /** What the root holds whole is no change any more. */
    void settle(CumulativeTree leaves) {
        changed.removeIf(account -> leaves.amount(account).equals(total(account)));
    }

    /** A root was withdrawn: what these leaves do not hold whole is a change again. */
    void unsettle(CumulativeTree leaves) {
        totals.forEach((account, total) -> {
            if (!leaves.amount(account).equals(total)) {
                changed.add(account);
            }
        });
    }

    void claim(Address account, Ale cumulative) {
        claimed.put(account, cumulative.baseUnits());
    }
}
