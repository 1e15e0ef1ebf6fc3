/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ale.kernel.WorkerId;

/** Under which names workers are shown on leaderboards, as long as they want to be. */
@Singleton
public final class BoardVault {
    /**
     * Names of a community. It is a soft bound: of those who come in the same moment, each may be
     * the last who fits, as many as there are connections. No more than this are ever read.
     */
    private static final int NAMES_MAX = 10_000;

    /** What became of a wish to be shown. */
    public enum Shown {
        /** He is shown. */
        YES,
        /** Somebody else has the name there, in whatever case. */
        NAME_TAKEN,
        /** There are as many names as a board may have. */
        BOARD_FULL
    }

    /** My name on one board. */
    public record BoardName(String communityId, String name) {}

    private final Vault vault;

    BoardVault(Vault vault) {
        this.vault = vault;
    }

    /** Shows a worker under this name; a former name of his is forgotten. */
    public Shown show(UUID community, WorkerId worker, String name) {
        try {
            int shown =
                    vault.update(
                            """
                            INSERT INTO board_name (community, worker, name, folded)
                            SELECT ?, ?, ?, ?
                            WHERE (SELECT count(*) FROM board_name WHERE community = ?) < ?
                               OR EXISTS (SELECT FROM board_name
                                          WHERE community = ? AND worker = ?)
                            ON CONFLICT (community, worker)
                            DO UPDATE SET name = excluded.name, folded = excluded.folded
                            """,
                            community,
                            worker.value(),
                            name,
                            folded(name),
                            community,
                            NAMES_MAX,
                            community,
                            worker.value());
            return shown == 1 ? Shown.YES : Shown.BOARD_FULL;
        } catch (VaultException e) {
            if (e.isDuplicate()) {
                return Shown.NAME_TAKEN;
            }
            throw e;
        }
    }

    /** By way of capitals, for some letters have two small forms of one capital. */
    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Forgets a worker's name; nothing happens if he is not shown. */
    public void hide(UUID community, WorkerId worker) {
        vault.update(
                "DELETE FROM board_name WHERE community = ? AND worker = ?",
                community,
                worker.value());
    }

    /** Where a worker is shown. */
    public List<BoardName> of(WorkerId worker) {
        return vault.list(
                row -> new BoardName(row.getObject(1, UUID.class).toString(), row.getString(2)),
                "SELECT community, name FROM board_name WHERE worker = ? ORDER BY community",
                worker.value());
    }

    /** Names of a community by the id of their worker. */
    public Map<String, String> namesIn(UUID community) {
        var names = new LinkedHashMap<String, String>();
        vault.list(
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        "SELECT worker, name FROM board_name WHERE community = ?"
                                + " ORDER BY worker LIMIT ?",
                        community,
                        NAMES_MAX)
                .forEach(each -> names.put(each.getKey(), each.getValue()));
        return names;
    }
}
