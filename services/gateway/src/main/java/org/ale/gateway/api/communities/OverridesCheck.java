/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import java.util.Map;
import org.ale.gateway.api.Check;
import org.jspecify.annotations.Nullable;

/** Looks at parameters by name; what they mean and their ranges are the service's affair. */
public final class OverridesCheck {
    private static final int WORD_CHARACTERS_MAX = 40;
    private static final int LIST_MAX = 40;

    private OverridesCheck() {}

    /** The parameters, none if they are missing. */
    public static Map<String, String> of(@Nullable Map<String, String> overrides) {
        if (overrides == null) {
            return Map.of();
        }
        Check.entries("overrides", overrides.size(), 0, LIST_MAX);
        overrides.forEach((name, value) -> {
            Check.text("overrides", name, 1, WORD_CHARACTERS_MAX);
            Check.text("overrides." + name, value, 1, WORD_CHARACTERS_MAX);
        });
        return overrides;
    }
}
