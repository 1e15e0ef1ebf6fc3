/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of addresses that cannot be right stops the bridge before its first step. */
class DeploymentTest {
    @TempDir Path folder;

    private void assertRefused(String json, String reason) throws Exception {
        var file = Files.writeString(folder.resolve("chain.json"), json);
        var failure = assertThrows(IllegalArgumentException.class, () -> Deployment.read(file));
        var message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(reason) && message.contains("chain.json"), message);
    }

    @Test
    void saysWhichAddressIsMissingOrMalformed() throws Exception {
        assertRefused("{\"token\":\"0x12\"}", "token is no address: 0x12");
        assertRefused("{\"chainId\":1}", "token is missing");
        assertRefused("no JSON", "is no JSON");
        var nowhere = folder.resolve("chain.json").resolveSibling("nowhere.json");
        var failure = assertThrows(IllegalArgumentException.class, () -> Deployment.read(nowhere));
        assertTrue(String.valueOf(failure.getMessage()).contains("cannot be read"));
    }
}
