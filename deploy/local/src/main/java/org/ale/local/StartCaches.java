/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The JVM's caches of started programs (AOT caches): classes read, linked and profiled by a
 * training run.
 *
 * <p>Contract: a file's name is a digest of all that it was made from, so that a cache of another
 * build, JDK or flag set is never offered; the JVM checks that again. A file gets its name only
 * when a JVM has accepted it. Losing them costs time and nothing else.
 */
final class StartCaches {
    private static final int DIGEST_CHARACTERS = 16;

    private final Path folder;

    StartCaches(Path root) {
        folder = root.resolve(".ale").resolve("starts");
    }

    /**
     * What a program is started from.
     *
     * @param flags of the JVM
     * @param classPath jars in order; whatever lies in the first one's folder counts too
     */
    record Program(String label, List<String> flags, List<Path> classPath) {
        Program {
            flags = List.copyOf(flags);
            classPath = List.copyOf(classPath);
        }

        String joinedClassPath() {
            return String.join(":", classPath.stream().map(Path::toString).toList());
        }
    }

    /** Where the cache of a program lies, or will lie. */
    Path file(Program program) {
        return folder.resolve(program.label() + "-" + digest(program) + ".aot");
    }

    /** Where a training run writes it. */
    Path draft(Program program) {
        return Path.of(file(program) + ".draft");
    }

    boolean has(Program program) {
        return Files.isRegularFile(file(program));
    }

    /** Makes room for a training run's drafts, and forgets those of a run that did not end. */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        try (var drafts = Files.newDirectoryStream(folder, "*.draft*")) {
            for (var draft : drafts) {
                Files.delete(draft);
            }
        }
    }

    /** Gives a draft its name if a JVM accepts it; forgets the program's other caches. */
    boolean adopt(Program program) throws IOException, InterruptedException {
        var draft = draft(program);
        if (!Files.isRegularFile(draft) || !isAccepted(program, draft)) {
            Files.deleteIfExists(draft);
            return false;
        }
        try (var others = Files.newDirectoryStream(folder, program.label() + "-*.aot")) {
            for (var other : others) {
                Files.delete(other);
            }
        }
        Files.move(draft, file(program));
        return true;
    }

    private static boolean isAccepted(Program program, Path draft)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(program.flags());
        command.addAll(
                List.of(
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=" + draft,
                        "-XX:+VerifySharedSpaces",
                        "-cp",
                        program.joinedClassPath(),
                        "-version"));
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String digest(Program program) {
        var text = new StringBuilder(System.getProperty("java.vm.version")).append('\n');
        program.flags().forEach(flag -> text.append(flag).append('\n'));
        stamps(program.classPath().getFirst()).forEach(line -> text.append(line).append('\n'));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What the JVM looks at too when it decides whether a cache fits its jars. */
    private static List<String> stamps(Path jar) {
        try (var files = Files.walk(jar.toAbsolutePath().getParent())) {
            return files.filter(Files::isRegularFile).sorted().map(StartCaches::stamp).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + jar, e);
        }
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }
}
