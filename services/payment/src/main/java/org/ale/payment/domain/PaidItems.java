/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The items of a job whose pots were shared, and how many voters of each have been told what they
 * are paid: a byte an item, since a pool has at most {@link Share#PARTIES_MAX} voters.
 */
final class PaidItems implements Serializable {
    private static final long serialVersionUID = 1;
    private byte[] told = {};

    boolean isPaid(int item) {
        return told(item) > 0;
    }

    /** The first so many voters of a paid item know; the others came when an audit asked anew. */
    int told(int item) {
        return item < told.length ? told[item] : 0;
    }

    void tell(int item, int more) {
        if (item >= told.length) {
            told = Arrays.copyOf(told, Math.max(item + 1, 2 * told.length));
        }
        told[item] = (byte) Math.min(Share.PARTIES_MAX, told[item] + more);
    }

    /** What can be compared and shown: voters told, by item. */
    Map<Integer, Integer> view() {
        var view = new TreeMap<Integer, Integer>();
        for (var item = 0; item < told.length; item++) {
            if (told[item] > 0) {
                view.put(item, (int) told[item]);
            }
        }
        return view;
    }
}
