/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

/** A node answers, and will not do this one thing: whatever else it is asked it may well do. */
final class NodeRefusal extends NodeException {
    private static final long serialVersionUID = 1;

    NodeRefusal(String message) {
        super(message);
    }
}
