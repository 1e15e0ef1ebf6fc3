/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

/** Why nothing is paid to a voter. Names are part of the public API. */
public enum UnpaidReason {
    /** He voted after the pot was shared: an audit had opened the pool again. */
    POT_SHARED_BEFORE,
    /** His pool was decided after the job's escrow was closed on the chain. */
    ESCROW_CLOSED_ON_CHAIN;

    /** Reads a public name; facts of old have none, and know but one reason. */
    public static UnpaidReason of(String name) {
        return name.isEmpty() ? POT_SHARED_BEFORE : valueOf(name);
    }
}
