/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

/** What a node, or the way to it, does to a call. */
enum NodeFault {
    /** Nothing is wrong. */
    NONE,
    /** The call is carried out, but nobody is told. */
    REPLY_DROPPED,
    /** 429, and nothing is carried out. */
    TOO_MANY_REQUESTS,
    /** 500, and nothing is carried out. */
    SERVER_ERROR,
    /** A question about the head gets the answer of some calls ago. */
    STALE_HEAD,
    /** A receipt that is there is denied. */
    RECEIPT_DENIED,
    /** A lie: what the contract carried out it has refused, and the other way round. */
    STATUS_FALSIFIED,
    /** A lie: the final block is the one that was final when the lying began. */
    FINAL_STALE,
    /** The call is carried out twice; the second answer is told. */
    DUPLICATED,
    /** The call is late. */
    DELAYED
}
