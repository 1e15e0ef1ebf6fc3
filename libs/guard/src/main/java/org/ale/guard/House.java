/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The repository around the module under test.
 *
 * @param root its folder
 */
record House(Path root) {
    /** The house in which the tests run. */
    static House here() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !isRoot(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests do not run inside the repository");
        }
        return new House(folder);
    }

    private static boolean isRoot(Path folder) {
        return Files.isDirectory(folder.resolve("services"))
                && Files.isDirectory(folder.resolve("libs"))
                && Files.isRegularFile(folder.resolve("pom.xml"));
    }

    /** Packages of the services: each has a folder of its own below org/ale. */
    List<String> contexts() {
        return folders(root.resolve("services"))
                .map(service -> service.resolve(Path.of("src", "main", "java", "org", "ale")))
                .flatMap(House::folders)
                .map(context -> context.getFileName().toString())
                .sorted()
                .toList();
    }

    /** Modules that have code. */
    List<Path> modules() {
        return Stream.of("libs", "services", "deploy")
                .flatMap(group -> folders(root.resolve(group)))
                .filter(module -> Files.isRegularFile(module.resolve("pom.xml")))
                .filter(module -> Files.isDirectory(module.resolve("src")))
                .toList();
    }

    private static Stream<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
