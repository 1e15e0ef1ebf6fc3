/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.metrics;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;

/** The lag that Kafka's own consumers publish by JMX: no client type is needed to read it. */
final class ConsumerLag {
    private static final String CONSUMERS =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*";

    private ConsumerLag() {}

    /** Records by which the slowest consumer of this process is behind; 0 if there is none. */
    static double recordsMax() {
        var max = 0.0;
        for (var consumer : consumers()) {
            max = Math.max(max, lag(consumer));
        }
        return max;
    }

    private static Set<ObjectName> consumers() {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName(CONSUMERS), null);
        } catch (JMException e) {
            throw new IllegalStateException("the name is constant and well formed", e);
        }
    }

    /** A consumer may close between the listing and the reading; then it has no lag. */
    private static double lag(ObjectName consumer) {
        try {
            var value =
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(consumer, "records-lag-max");
            return value instanceof Number number && !Double.isNaN(number.doubleValue())
                    ? number.doubleValue()
                    : 0;
        } catch (JMException e) {
            return 0;
        }
    }
}
