/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.projection.mystake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.kernel.Ale;

/** Answers what a worker has staked, and what the communities' half brought him. */
@Singleton
public final class MyStake {
    private static final String OF_WORKER =
            """
            select coalesce(account_owner.account, ''), coalesce(stake.staked, 0),
                    coalesce(stake.least, 0),
                    (select coalesce(sum(staked), 0) from stake),
                    (select coalesce(sum(base_units), 0) from member_reward where worker = ?)
            from (values (?::uuid)) as asked (worker)
            left join account_owner using (worker) left join stake using (account)
            """;

    private final DataSource dataSource;

    @Inject
    MyStake(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A worker's stake.
     *
     * @param account his; empty if he named none or another worker named it first
     * @param staked by it
     * @param least it had staked since the running epoch began
     * @param total staked by all
     * @param rewards what the communities' half brought him so far
     */
    public record Stake(String account, Ale staked, Ale least, Ale total, Ale rewards) {}

    /** The stake of a worker. */
    public Stake of(UUID worker) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_WORKER)) {
            select.setObject(1, worker);
            select.setObject(2, worker);
            try (var row = select.executeQuery()) {
                row.next();
                return new Stake(
                        row.getString(1),
                        new Ale(row.getBigDecimal(2).toBigIntegerExact()),
                        new Ale(row.getBigDecimal(3).toBigIntegerExact()),
                        new Ale(row.getBigDecimal(4).toBigIntegerExact()),
                        new Ale(row.getBigDecimal(5).toBigIntegerExact()));
            }
        }
    }
}
