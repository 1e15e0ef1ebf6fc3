/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.ale.gateway.vault.ClientVault;
import org.ale.kernel.ClientId;
import org.jspecify.annotations.Nullable;

/** Clients' API keys: shown once, kept as hashes, remembered in memory for half a minute. */
@Singleton
public final class ApiKeys {
    static final String PREFIX = "ale_";
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int REMEMBERED_MAX = 50_000;
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    /** A new client and the only sight of his key. */
    public record NewClient(ClientId client, String apiKey) {}

    private final ClientVault vault;
    private final Cache<String, Remembered> owners =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(REMEMBERED_MAX).build();

    /** Keys that were somebody's: the vault is asked for them whatever others try. */
    private final Cache<String, Boolean> good =
            Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).maximumSize(REMEMBERED_MAX).build();

    ApiKeys(ClientVault vault) {
        this.vault = vault;
    }

    /** Signs a company up. Blocks. */
    public NewClient signUp(String name) {
        var client = new ClientId(UUID.randomUUID());
        String key = PREFIX + RandomText.secret();
        vault.add(client, name, sha256(key));
        return new NewClient(client, key);
    }

    /**
     * What memory knows of a key.
     *
     * @param owner empty if it is known to be nobody's
     */
    record Remembered(Optional<ClientId> owner) {}

    /** Whose key it is, if memory knows; null if the vault must be asked. */
    @Nullable Remembered remembered(String key) {
        return owners.getIfPresent(hex(key));
    }

    /** Whether a key was somebody's within the last hour. */
    boolean wasGood(String key) {
        return good.getIfPresent(hex(key)) != null;
    }

    /** Whose key it is. Blocks. */
    Optional<ClientId> owner(String key) {
        var owner = vault.ownerOf(sha256(key));
        owners.put(hex(key), new Remembered(owner));
        if (owner.isPresent()) {
            good.put(hex(key), true);
        }
        return owner;
    }

    private static String hex(String key) {
        return HexFormat.of().formatHex(sha256(key));
    }

    private static byte[] sha256(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
