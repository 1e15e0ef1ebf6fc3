/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a file may look. */
final class TidyLaws {
    private static final int LINES_MAX = 300;
    private static final int COLUMNS_MAX = 100;
    private static final int METHOD_LINES_MAX = 70;
    private static final String SPDX = "SPDX-License-Identifier: Apache-2.0";
    private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
    private static final Pattern CLI = Pattern.compile(".*(Cli|Main)");

    /** A law over one file. */
    record Law(String name, String reason, Function<Source, List<String>> check) {
        List<String> violations(Source source) {
            return check.apply(source);
        }
    }

    private TidyLaws() {}

    static List<Law> all() {
        return List.of(
                new Law(
                        "a file begins with its licence",
                        "a file is copied without its folder",
                        TidyLaws::licence),
                new Law(
                        "a file has at most " + LINES_MAX + " lines",
                        "one file is one idea",
                        TidyLaws::length),
                new Law(
                        "a line has at most " + COLUMNS_MAX + " columns",
                        "two files are read side by side",
                        lines((source, line) -> isTooLong(source, line), "too long")),
                new Law(
                        "nothing is put off",
                        "what is put off in a comment is forgotten",
                        lines((_, line) -> LATER.matcher(line).find(), "do it or drop it")),
                new Law(
                        "a method has at most " + METHOD_LINES_MAX + " lines",
                        "it is read on one screen; one exhaustive switch is a table and may be"
                                + " longer",
                        source -> Syntax.of(source).methodsLongerThan(METHOD_LINES_MAX)),
                new Law(
                        "only a CLI prints",
                        "a service speaks through its logs",
                        source ->
                                source.isMain()
                                                && !CLI.matcher(source.typeName()).matches()
                                                && !Whitelist.CONSOLE.containsKey(source.typeName())
                                        ? Syntax.of(source).prints()
                                        : List.of()),
                new Law(
                        "a domain has no floating point",
                        "money, reputation and replays are exact",
                        source ->
                                source.isInDomain()
                                                && !Whitelist.FLOATING_POINT.containsKey(
                                                        source.typeName())
                                        ? Syntax.of(source).floatingPoint()
                                        : List.of()),
                new Law(
                        "a package is null-marked",
                        "nothing is null unless it says so",
                        TidyLaws::nullMarked));
    }

    private static Function<Source, List<String>> lines(
            BiPredicate<Source, String> isBad, String what) {
        return source -> {
            var bad = new ArrayList<String>();
            for (var index = 0; index < source.lines().size(); index++) {
                if (isBad.test(source, source.lines().get(index))) {
                    bad.add(source.at(index + 1L, what));
                }
            }
            return bad;
        };
    }

    private static List<String> licence(Source source) {
        var first = source.lines().isEmpty() ? "" : source.lines().getFirst();
        return first.contains(SPDX) ? List.of() : List.of(source.at(1, "no " + SPDX));
    }

    private static List<String> length(Source source) {
        var lines = source.lines().size();
        return source.isJava() && lines > LINES_MAX
                ? List.of(source.at(lines, lines + " lines"))
                : List.of();
    }

    /** Imports and addresses cannot be broken. */
    private static boolean isTooLong(Source source, String line) {
        return source.isJava()
                && line.codePointCount(0, line.length()) > COLUMNS_MAX
                && !line.startsWith("import ")
                && !line.contains("://");
    }

    private static List<String> nullMarked(Source source) {
        if (!source.isJava() || !source.isMain()) {
            return List.of();
        }
        var info = source.path().resolveSibling("package-info.java");
        var marked = Files.isRegularFile(info) && Source.read(info).lines().contains("@NullMarked");
        return marked ? List.of() : List.of(source.at(1, "no @NullMarked package-info.java"));
    }
}
