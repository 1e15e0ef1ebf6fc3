/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ale.kernel.CommunityParameters;
import org.junit.jupiter.api.Test;

/** The table of parameters in docs/rules.md says what the code does. */
class RulesTest {
    private static final Path RULES =
            Path.of(System.getProperty("ale.root", "../..")).resolve("docs/rules.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern ENDS = Pattern.compile("(0, )?(\\d+)–(\\d+)");

    private record Row(String name, String range, String strict, String balanced) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(RULES).stream()
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher ->
                        new Row(
                                matcher.group(1),
                                matcher.group(2).replaceAll("(?<=\\d),(?=\\d)", ""),
                                matcher.group(3).replace(",", ""),
                                matcher.group(4).replace(",", "")))
                .toList();
    }

    private static CommunityParameters with(CommunityParameters base, Map<String, String> values) {
        return new Overrides(values).applyTo(base, base.requirements());
    }

    @Test
    void namesEveryParameterInItsOrder() throws IOException {
        assertEquals(Overrides.NAMES, rows().stream().map(Row::name).toList());
    }

    @Test
    void givesThePresets() throws IOException {
        var strict = new LinkedHashMap<String, String>();
        var balanced = new LinkedHashMap<String, String>();
        for (var row : rows()) {
            strict.put(row.name(), row.strict());
            balanced.put(row.name(), row.balanced());
        }
        assertEquals(CommunityParameters.STRICT, with(CommunityParameters.BALANCED, strict));
        assertEquals(CommunityParameters.BALANCED, with(CommunityParameters.STRICT, balanced));
    }

    @Test
    void givesTheEndsOfEachRange() throws IOException {
        var tried = 0;
        for (var row : rows()) {
            var ends = ENDS.matcher(row.range());
            if (!ends.matches()) {
                continue;
            }
            tried++;
            var least = Long.parseLong(ends.group(2));
            var most = Long.parseLong(ends.group(3));
            for (var allowed : List.of(least, most)) {
                with(CommunityParameters.BALANCED, Map.of(row.name(), "" + allowed));
            }
            if (ends.group(1) != null) {
                with(CommunityParameters.BALANCED, Map.of(row.name(), "0"));
            }
            for (var refused : List.of(least - 1, most + 1)) {
                var values = Map.of(row.name(), "" + refused);
                var refusal =
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> with(CommunityParameters.BALANCED, values),
                                row + " allows " + refused);
                assertTrue(refusal.toString().contains(row.name()), refusal.toString());
            }
        }
        assertEquals(Overrides.NAMES.size() - 3, tried);
    }

    @Test
    void givesTheWordsOfEachChoice() throws IOException {
        var choices =
                rows().stream()
                        .filter(row -> !ENDS.matcher(row.range()).matches())
                        .collect(Collectors.toMap(Row::name, Row::range));
        choices.forEach((name, words) -> {
            var refused =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> with(CommunityParameters.BALANCED, Map.of(name, "NONE")));
            assertEquals(name + " is one of [" + words + "], not NONE", refused.getMessage());
        });
        assertEquals(3, choices.size());
    }
}
