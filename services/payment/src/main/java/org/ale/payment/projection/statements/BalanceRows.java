/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ale.schemas.type.v1.Posting;

/** What one batch moves on each account, written by one statement. */
final class BalanceRows {
    private static final String UPSERT =
            """
            insert into balance as known (community, account, base_units)
            select * from unnest(?::uuid[], ?::text[], ?::numeric[])
            on conflict (community, account) do update
            set base_units = known.base_units + excluded.base_units
            """;

    private final Map<String, Map<String, BigInteger>> moved = new TreeMap<>();

    void add(String community, List<Posting> postings) {
        if (postings.isEmpty()) {
            return;
        }
        var accounts = moved.computeIfAbsent(community, _ -> new TreeMap<>());
        for (var posting : postings) {
            var amount = new BigInteger(posting.getBaseUnits());
            accounts.merge(posting.getAccount(), amount, BigInteger::add);
        }
    }

    void upsert(Connection sql) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        var communities = new ArrayList<UUID>();
        var accounts = new ArrayList<String>();
        var amounts = new ArrayList<BigDecimal>();
        moved.forEach((community, each) ->
                each.forEach((account, amount) -> {
                    communities.add(UUID.fromString(community));
                    accounts.add(account);
                    amounts.add(new BigDecimal(amount));
                }));
        try (var upsert = sql.prepareStatement(UPSERT)) {
            upsert.setArray(1, sql.createArrayOf("uuid", communities.toArray()));
            upsert.setArray(2, sql.createArrayOf("text", accounts.toArray()));
            upsert.setArray(3, sql.createArrayOf("numeric", amounts.toArray()));
            upsert.executeUpdate();
        }
    }
}
