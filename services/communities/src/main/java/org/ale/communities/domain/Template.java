/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import org.ale.kernel.CommunityParameters;

/** What a founder begins from. */
public enum Template {
    /** The white paper read literally. */
    STRICT(CommunityParameters.STRICT),
    /** What a careful founder would choose. */
    BALANCED(CommunityParameters.BALANCED);

    // A record of values that cannot change, in a module that does not know Error Prone.
    @SuppressWarnings("ImmutableEnumChecker")
    private final CommunityParameters parameters;

    Template(CommunityParameters parameters) {
        this.parameters = parameters;
    }

    public CommunityParameters parameters() {
        return parameters;
    }
}
