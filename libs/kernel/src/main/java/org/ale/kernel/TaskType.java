/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

/** What kind of answer a task asks for. */
public enum TaskType {
    BINARY,
    SINGLE_CHOICE,
    PAIRWISE_PREFERENCE,
    RATING
}
