/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

/** placeholder until assignment's rules are there */
final class DrawsCheck {
    DrawsCheck(Findings findings) {}

    void check(LogEntry entry) {}
}
