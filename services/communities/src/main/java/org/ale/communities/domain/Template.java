/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import org.ale.kernel.CommunityParameters;

/** What a founder begins from. */
public enum Template {
    /** The white paper read literally. */
    STRICT(CommunityParameters.STRICT),
    /** What a careful founder would choose. */
    BALANCED(CommunityParameters.BALANCED);

    private final CommunityParameters parameters;

    Template(CommunityParameters parameters) {
        this.parameters = parameters;
    }

    public CommunityParameters parameters() {
        return parameters;
    }
}
