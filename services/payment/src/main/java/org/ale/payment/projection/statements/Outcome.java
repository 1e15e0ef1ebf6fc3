/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

/** What became of a worker's answer. Names are part of the public API. */
public enum Outcome {
    AGREED,
    DID_NOT_AGREE,
    UNRESOLVED,
    /** He passed his community's on-boarding set. */
    PASSED
}
