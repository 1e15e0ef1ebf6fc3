/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

/** How a recorded item is shown, since the recorded sets have no texts: by its number. */
final class PostedItem {
    private PostedItem() {}

    static String content(String dataset, int task) {
        return dataset + " item #" + task;
    }

    /** The number of a shown item; -1 for an item that is not of a recorded set. */
    static int taskOf(String content) {
        var mark = content.lastIndexOf('#');
        try {
            return mark < 0 ? -1 : Integer.parseInt(content.substring(mark + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
