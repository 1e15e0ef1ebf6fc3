/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

import java.time.LocalDate;

/**
 * What a worker did in a community on one day.
 *
 * @param day UTC
 * @param decided tasks that were decided, less those whose verdict was undone that day: may be
 *     negative
 * @param won of these, tasks in which he voted for the decided label
 */
public record DayOfWork(LocalDate day, int decided, int won) {
    boolean isWorked() {
        return decided > 0;
    }
}
