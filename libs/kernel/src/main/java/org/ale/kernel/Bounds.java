/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

/** Checks that a parameter lies in its safe range (rules §9). */
final class Bounds {
    private Bounds() {}

    static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterOutOfBounds(name, value, least, most);
        }
    }
}
