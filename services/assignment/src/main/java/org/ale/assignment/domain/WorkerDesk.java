/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/** What a member has in hand and his part in the open window. Changed in place by evolve only. */
final class WorkerDesk implements Serializable {
    private static final long serialVersionUID = 1;

    /** The one object that names him: facts bring a new one each. */
    final WorkerId id;

    /** Tasks he holds, in order of dealing. */
    final Set<PoolId> held = new LinkedHashSet<>();

    /** Pools of the window that he holds or has answered. */
    int partInWindow;

    boolean benched;

    WorkerDesk(WorkerId id) {
        this.id = id;
    }
}
