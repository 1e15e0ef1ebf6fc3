/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An account on the chain.
 *
 * @param address 0x and 40 lower-case hexadecimal digits
 */
public record Account(String address) implements Serializable {
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");

    public Account {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("not an account: " + address);
        }
    }

    /** Reads an address in any case: its checksum is checked where people write it. */
    public static Account of(String text) {
        return new Account(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return address;
    }
}
