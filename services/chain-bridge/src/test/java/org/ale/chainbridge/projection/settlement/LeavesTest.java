/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.ale.chainbridge.domain.Address;
import org.ale.eventsourcing.testing.FreshSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavesTest {
    private static final Address ANA = account(1);
    private static final Address BEN = account(2);
    private static final Address CYD = account(3);

    private Settlement settlement;

    private static Address account(int number) {
        return Address.of("0x%040x".formatted(number));
    }

    @BeforeEach
    void anaEarnsInTwoEpochsAndCydComesLater() throws Exception {
        var database = FreshSchema.of("chain_leaves_test");
        leaf(database, ANA, 1, 5);
        leaf(database, BEN, 1, 3);
        leaf(database, ANA, 2, 7);
        leaf(database, CYD, 3, 9);
        run(database, "insert into epoch values (2, 'root', 10, 'hash', 2, 0)");
        settlement = new Settlement(database);
    }

    private static void leaf(DataSource database, Address account, long epoch, long units)
            throws SQLException {
        run(
                database,
                "insert into leaf values ('%s', %d, %d)".formatted(account.hex(), epoch, units));
    }

    private static void run(DataSource database, String text) throws SQLException {
        try (var sql = database.getConnection();
                var statement = sql.createStatement()) {
            statement.execute(text);
        }
    }

    private static BigInteger units(long units) {
        return BigInteger.valueOf(units);
    }

    @Test
    void comeInPagesAsTheyWereInTheEpoch() throws Exception {
        assertEquals(Map.of(ANA, units(7)), settlement.leaves(2, "", 1));
        assertEquals(Map.of(BEN, units(3)), settlement.leaves(2, ANA.hex(), 1));
        assertEquals(Map.of(), settlement.leaves(2, BEN.hex(), 1));
        assertEquals(Map.of(ANA, units(5), BEN, units(3)), settlement.leaves(1, "", 10));
    }

    @Test
    void haveTheHashThatWasPlanned() throws Exception {
        assertEquals("hash", settlement.dataHash(2));
        assertEquals("", settlement.dataHash(4));
    }
}
