/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where the chain's programs lie: what npm installed under contracts/, called directly. */
final class ChainTools {
    private ChainTools() {}

    /** The binary of anvil for this machine, whether it is there or not. */
    static Path anvil(Path root) {
        return root.resolve(
                Path.of(
                        "contracts",
                        "node_modules",
                        "@foundry-rs",
                        "anvil-" + system() + "-" + processor(),
                        "bin",
                        "anvil"));
    }

    /** The program that puts all contracts on a chain and writes their addresses. */
    static Path deploy(Path root) {
        return root.resolve(Path.of("contracts", "bin", "deploy"));
    }

    static boolean areInstalled(Path root) {
        return Files.isExecutable(anvil(root)) && Files.isExecutable(deploy(root));
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64";
    }
}
