/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

/** Why nothing is paid to a voter of a pool that was paid. Names are part of the public API. */
public enum UnpaidReason {
    /** He voted after the pot was shared: an audit had opened the pool again. */
    POT_SHARED_BEFORE
}
