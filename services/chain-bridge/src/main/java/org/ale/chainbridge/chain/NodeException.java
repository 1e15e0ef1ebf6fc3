/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

/** A node did not answer, or not so that it can be believed. It is asked again later. */
sealed class NodeException extends RuntimeException permits NodeRefusal, WrongChain {
    private static final long serialVersionUID = 1;

    NodeException(String message) {
        super(message);
    }

    NodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
