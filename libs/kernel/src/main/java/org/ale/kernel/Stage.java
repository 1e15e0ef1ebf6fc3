/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

/** The way of graduation (rules §3). All but USER_GENERATED have one community: the platform's. */
public enum Stage {
    BOT_OR_NOT,
    IMAGE_RECOGNITION,
    USER_GENERATED,
    RLHF
}
