/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

/** The way of graduation (rules §3). */
public enum Stage {
    BOT_OR_NOT,
    IMAGE_RECOGNITION,
    USER_GENERATED,
    RLHF
}
