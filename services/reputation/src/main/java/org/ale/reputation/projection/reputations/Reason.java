/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.projection.reputations;

/** Why a worker's reputation changed, or why it did not. Names are part of the public API. */
public enum Reason {
    WON,
    DID_NOT_WIN,
    UNRESOLVED,
    REVERSED
}
