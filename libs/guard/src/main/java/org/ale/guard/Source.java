/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that a person has written.
 *
 * @param path seen from the module
 * @param lines without their ends
 */
record Source(Path path, List<String> lines) {
    private static final Pattern DOMAIN = Pattern.compile("org/ale/\\w+/domain/");
    private static final Set<String> KINDS = Set.of("java", "sql", "proto", "properties");

    /** All sources below a folder, in order of their paths; none if there is no such folder. */
    static List<Source> under(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> KINDS.contains(kind(file)) && Files.isRegularFile(file))
                    .sorted()
                    .map(Source::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one file. */
    static Source read(Path file) {
        try {
            return new Source(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    boolean isJava() {
        return kind(path).equals("java");
    }

    boolean isMain() {
        return path.startsWith(Path.of("src", "main"));
    }

    boolean isInDomain() {
        return isMain() && DOMAIN.matcher(path.toString()).find();
    }

    /** File name without its kind: the name of the top-level type. */
    String typeName() {
        var name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    String at(long line, String what) {
        return "  " + path + ":" + line + ": " + what;
    }
}
