/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.nio.ByteBuffer;
import org.ale.kernel.CommunityId;

/** Seeds as HMAC-SHA-256(secret, community ‖ epoch): nobody without the secret can foresee them. */
public final class HmacSeeds implements SeedSource {
    public static final int SECRET_BYTES_MIN = 16;

    private final byte[] secret;

    public HmacSeeds(byte[] secret) {
        if (secret.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("a seed secret has at least 16 bytes");
        }
        this.secret = secret.clone();
    }

    @Override
    public byte[] seed(CommunityId communityId, long epoch) {
        var message =
                ByteBuffer.allocate(24)
                        .putLong(communityId.value().getMostSignificantBits())
                        .putLong(communityId.value().getLeastSignificantBits())
                        .putLong(epoch);
        return HmacSha256.of(secret, message.array());
    }
}
