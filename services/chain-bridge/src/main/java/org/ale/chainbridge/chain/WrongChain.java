/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

/** Whoever answers is of another chain: a wrong setting, which no patience mends. */
final class WrongChain extends NodeException {
    private static final long serialVersionUID = 1;

    WrongChain(String message) {
        super(message);
    }
}
