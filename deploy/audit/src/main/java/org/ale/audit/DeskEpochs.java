/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ale.schemas.assignment.v1.EpochCommitted;
import org.ale.schemas.assignment.v1.EpochRevealed;

/**
 * The epochs of one desk: what was drawn in each, until its seed is revealed and says that it had
 * to be drawn. A seed that is kept back hides whatever was done with it.
 */
final class DeskEpochs {
    private final Findings findings;
    private final String community;
    private final TreeMap<Long, Epoch> unrevealed = new TreeMap<>();
    private final Waiting waiting = new Waiting("epoch-unrevealed");
    private long epoch;
    private long counter;

    DeskEpochs(Findings findings, String community) {
        this.findings = findings;
        this.community = community;
    }

    private record Drawn(String place, long counter, int eligible, int index) {}

    private record Epoch(byte[] committed, List<Drawn> drawn) {}

    void commit(LogEntry entry, EpochCommitted event) {
        findings.expect("epoch", entry.place(), epoch + 1, event.getEpoch());
        epoch = event.getEpoch();
        counter = 0;
        unrevealed.put(epoch, new Epoch(event.getSeedSha256().toByteArray(), new ArrayList<>()));
        overtaken(entry, epoch);
    }

    /** A later epoch is there, so that the draws of the earlier ones can be told. */
    private void overtaken(LogEntry entry, long later) {
        unrevealed
                .headMap(later)
                .forEach((number, each) -> {
                    if (!each.drawn().isEmpty()) {
                        waiting.await("epoch " + number + " of " + community, Cause.of(entry));
                    }
                });
    }

    /** The desk draws: the counter counts, and the seed is still secret. */
    void draws(LogEntry entry, long inEpoch, long withCounter) {
        findings.checked("draws");
        findings.expect("draw-counter", entry.place(), ++counter, withCounter);
        findings.expect("draw-epoch", entry.place(), epoch, inEpoch);
        if (!unrevealed.containsKey(epoch)) {
            findings.add("drawn-after-reveal", entry.place(), "epoch " + epoch);
        }
    }

    /** Something was drawn that could be drawn. */
    void drawn(String place, long withCounter, int eligible, int index) {
        var now = unrevealed.get(epoch);
        if (now != null) {
            now.drawn().add(new Drawn(place, withCounter, eligible, index));
        }
    }

    /** The seed is the committed one, and each draw of its epoch follows from it. */
    void reveal(LogEntry entry, EpochRevealed event) {
        var seed = event.getSeed().toByteArray();
        var revealed = unrevealed.remove(event.getEpoch());
        waiting.settle("epoch " + event.getEpoch() + " of " + community);
        overtaken(entry, event.getEpoch());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(seed);
            if (revealed == null || !Arrays.equals(hash, revealed.committed())) {
                findings.add("seed", entry.place(), "the seed is not the one that was committed");
            }
            if (revealed == null) {
                return;
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            for (var drawn : revealed.drawn()) {
                findings.checked("verified draws");
                findings.expect(
                        "draw",
                        drawn.place(),
                        index(mac, event.getEpoch(), drawn.counter(), drawn.eligible()),
                        drawn.index());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256 and its HMAC", e);
        }
    }

    /**
     * HMAC(seed, epoch ‖ counter ‖ attempt), first 8 bytes, rejecting the surplus above a multiple.
     */
    private static int index(Mac mac, long epoch, long counter, int count) {
        var limit = Long.remainderUnsigned(-count, count);
        for (var attempt = 0L; ; attempt++) {
            var message = ByteBuffer.allocate(24).putLong(epoch).putLong(counter).putLong(attempt);
            var number = ByteBuffer.wrap(mac.doFinal(message.array())).getLong();
            if (Long.compareUnsigned(number, -1 - limit) <= 0) {
                return (int) Long.remainderUnsigned(number, count);
            }
        }
    }

    /** The log ends: an epoch that later ones overtook long ago must have been revealed. */
    void finish(long newestMillis) {
        waiting.finish(findings, newestMillis);
    }

    long unverified() {
        return unrevealed.values().stream().mapToLong(each -> each.drawn().size()).sum();
    }
}
