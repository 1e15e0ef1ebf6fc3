/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ale.schemas.assignment.v1.JobStarted;
import org.ale.schemas.assignment.v1.LeaseEvent;

/**
 * The order in which a job's items are opened, once more from its seed: nobody put an item first or
 * last for a reason of his own.
 */
final class OrderCheck {
    private final Findings findings;
    private final Map<String, Set<Integer>> gold = new HashMap<>();
    private final Map<String, int[]> orders = new HashMap<>();
    private final Map<String, Integer> opened = new HashMap<>();

    OrderCheck(Findings findings) {
        this.findings = findings;
    }

    /** Checks one fact of the assignment log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = LeaseEvent.parseFrom(entry.event().getPayload());
        if (event.hasItemsAdmitted()) {
            var admitted = event.getItemsAdmitted();
            var known = gold.computeIfAbsent(admitted.getJobId(), _ -> new HashSet<>());
            admitted.getGoldList().forEach(each -> known.add(each.getItem()));
        } else if (event.hasJobStarted() && !event.getJobStarted().getOrderSeed().isEmpty()) {
            var started = event.getJobStarted();
            orders.put(started.getJobId(), order(started));
        } else if (event.hasPoolOpened()) {
            opened(entry, event.getPoolOpened().getPoolId());
        } else if (event.hasJobFinished()) {
            orders.remove(event.getJobFinished().getJobId());
            gold.remove(event.getJobFinished().getJobId());
        }
    }

    private void opened(LogEntry entry, String poolId) {
        var colon = poolId.lastIndexOf(':');
        var job = poolId.substring(0, colon);
        var order = orders.get(job);
        if (order != null) {
            var place = opened.merge(job, 1, Integer::sum) - 1;
            findings.checked("places in the order of opening");
            findings.expect(
                    "order",
                    entry.place(),
                    place < order.length ? order[place] : -1,
                    Integer.parseInt(poolId.substring(colon + 1)));
        }
    }

    /**
     * All shuffled; the first half of the gold joins the first tenth of the rest, shuffled anew.
     */
    private int[] order(JobStarted started) {
        var known = gold.getOrDefault(started.getJobId(), Set.of());
        var dice = new Dice(started.getOrderSeed().toByteArray());
        var all = new int[started.getItems()];
        Arrays.setAll(all, item -> item);
        dice.shuffle(all);
        List<Integer> first = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (var item : all) {
            var early = known.contains(item) && first.size() < known.size() / 2;
            (early ? first : rest).add(item);
        }
        var tenth = Math.min(rest.size(), Math.max(1, rest.size() / 10));
        List<Integer> head = new ArrayList<>(rest.subList(0, tenth));
        head.addAll(first);
        var shuffled = head.stream().mapToInt(item -> item).toArray();
        dice.shuffle(shuffled);
        var order = Arrays.copyOf(shuffled, all.length);
        for (var index = tenth; index < rest.size(); index++) {
            order[first.size() + index] = rest.get(index);
        }
        return order;
    }

    /** Numbers of 8 bytes out of HMAC-SHA-256(seed, block), without sign, taken modulo. */
    private static final class Dice {
        private final Mac mac;
        private ByteBuffer numbers = ByteBuffer.allocate(0);
        private long block;

        Dice(byte[] seed) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
            }
        }

        void shuffle(int[] items) {
            for (var place = items.length - 1; place > 0; place--) {
                var other = below(place + 1);
                var item = items[place];
                items[place] = items[other];
                items[other] = item;
            }
        }

        private int below(int count) {
            var limit = -1 - Long.remainderUnsigned(-count, count);
            var number = next();
            while (Long.compareUnsigned(number, limit) > 0) {
                number = next();
            }
            return (int) Long.remainderUnsigned(number, count);
        }

        private long next() {
            if (!numbers.hasRemaining()) {
                var message = ByteBuffer.allocate(8).putLong(block++).array();
                numbers = ByteBuffer.wrap(mac.doFinal(message));
            }
            return numbers.getLong();
        }
    }
}
