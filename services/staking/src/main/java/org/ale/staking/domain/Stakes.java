/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;

/**
 * What accounts have staked, since when, and whose they are. Changed in place, by folding only.
 *
 * <p>An account counts for one worker only, for who named it first and still does: else one stake
 * would make any number of workers eligible.
 */
final class Stakes implements Serializable {
    private static final long serialVersionUID = 1;
    private final Map<Account, Ale> staked = new LinkedHashMap<>();

    /** The least that an account had staked since the epoch began; absent means what it has now. */
    private final Map<Account, Ale> least = new LinkedHashMap<>();

    private final Map<WorkerId, Account> accounts = new LinkedHashMap<>();
    private final Map<Account, WorkerId> owners = new LinkedHashMap<>();
    private Ale total = Ale.ZERO;

    Ale total() {
        return total;
    }

    Ale of(Account account) {
        return staked.getOrDefault(account, Ale.ZERO);
    }

    boolean isAccountOf(WorkerId worker, Account account) {
        return account.equals(accounts.get(worker));
    }

    /** Whether a worker's account held so much since the running epoch began. */
    boolean held(WorkerId worker, Ale amount) {
        var account = accounts.get(worker);
        return account != null
                && worker.equals(owners.get(account))
                && least.getOrDefault(account, of(account)).compareTo(amount) >= 0;
    }

    void note(Account account, Ale now, Ale all) {
        var before = of(account);
        var low = least.getOrDefault(account, before);
        least.put(account, low.compareTo(now) < 0 ? low : now);
        if (now.isZero()) {
            staked.remove(account);
        } else {
            staked.put(account, now);
        }
        total = all;
    }

    void note(WorkerId worker, Account account) {
        var old = accounts.put(worker, account);
        if (old != null) {
            owners.remove(old, worker);
        }
        owners.putIfAbsent(account, worker);
    }

    void beginEpoch() {
        least.clear();
    }

    @Override
    public String toString() {
        return "%s %s %s %s %s".formatted(staked, least, accounts, owners, total);
    }
}
