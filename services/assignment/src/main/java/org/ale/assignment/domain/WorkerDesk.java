/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/** What a member has in hand and his part in the open window. Changed in place by evolve only. */
final class WorkerDesk implements Serializable {
    private static final long serialVersionUID = 2;

    /** In place of a number of labels: facts of before there were numbers hold for all. */
    private static final int EVERYWHERE = 0;

    /** The one object that names him: facts bring a new one each. */
    final WorkerId id;

    /** Tasks he holds, in order of dealing. */
    final Set<PoolId> held = new LinkedHashSet<>();

    /** Pools of the window that he holds or has answered. */
    int partInWindow;

    /** Numbers of labels at which he is benched. */
    private final TreeSet<Integer> benched = new TreeSet<>();

    WorkerDesk(WorkerId id) {
        this.id = id;
    }

    /** Whether he is dealt gold only where a question has so many labels. */
    boolean isBenchedAt(int labels) {
        return benched.contains(labels) || benched.contains(EVERYWHERE);
    }

    /** Whether a word on his bench would change anything. */
    boolean changesBench(int labels, boolean toBenched) {
        if (toBenched) {
            return !benched.contains(labels);
        }
        return labels == EVERYWHERE ? !benched.isEmpty() : isBenchedAt(labels);
    }

    void bench(int labels) {
        benched.add(labels);
    }

    /**
     * A bench that holds everywhere is lifted by any word, as it was when there was no other: for
     * how many numbers of labels it stands is not known, since a second bench was no fact then.
     */
    void unbench(int labels) {
        if (labels == EVERYWHERE) {
            benched.clear();
        } else {
            benched.remove(labels);
            benched.remove(EVERYWHERE);
        }
    }
}
