/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

/** Who shares the pot of a closed pool. */
public enum PayScope {
    WINNERS,
    PARTICIPANTS
}
