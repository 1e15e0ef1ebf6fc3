/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import org.ale.eventsourcing.ConsistencyToken;

/**
 * A read model has not come as far as the asker wanted in the time given; asking again may succeed.
 */
public final class ReadBehindException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReadBehindException(String projection, ConsistencyToken token) {
        super(projection + " has not reached " + token + " yet", null, false, false);
    }
}
