/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ale.kernel.Ale;

/**
 * What roots may promise: what reached the distributor, and what is on its way from those who were
 * never refused. What is asked of others counts when it is there.
 */
final class Funds implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<Long, Ale> coming = new LinkedHashMap<>();
    private Ale arrived = Ale.ZERO;

    record View(Map<Long, Ale> coming, Ale arrived) {}

    View view() {
        return new View(new LinkedHashMap<>(coming), arrived);
    }

    Ale most() {
        return coming.values().stream().reduce(arrived, Ale::plus);
    }

    void expect(long nonce, Intent intent) {
        if (!intent.money().isZero()) {
            coming.put(nonce, intent.money());
        }
    }

    void finish(long nonce, Intent intent, boolean succeeded) {
        coming.remove(nonce);
        if (succeeded) {
            arrived = arrived.plus(intent.money());
        }
    }
}
