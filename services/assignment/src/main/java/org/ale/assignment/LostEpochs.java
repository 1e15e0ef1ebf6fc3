/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ale.assignment.domain.HmacSeeds;
import org.ale.assignment.domain.LeaseState;
import org.ale.eventsourcing.runtime.Witness;
import org.ale.kernel.CommunityId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a person that the secret of draws is another one than before, while it may still be put
 * back: with the next deal the desk leaves the epoch that it cannot keep, and for good.
 */
@Singleton
final class LostEpochs implements Witness<LeaseState> {
    private static final Logger LOG = LoggerFactory.getLogger(LostEpochs.class);

    private final HmacSeeds seeds;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    @Inject
    LostEpochs(DrawSecret secret, MeterRegistry meters) {
        seeds = secret.seeds();
        Gauge.builder("ale.assignment.epochs.lost", lost, Set::size)
                .description("Epochs of draws that were committed under another secret.")
                .register(meters);
    }

    @Override
    public void folded(int partition, Map<String, LeaseState> desks) {
        desks.forEach((community, desk) ->
                desk.lostEpoch(seeds, CommunityId.of(community))
                        .ifPresent(epoch -> lost(community, epoch)));
    }

    private void lost(String community, long epoch) {
        lost.add(community + " " + epoch);
        LOG.atError()
                .addKeyValue("community", community)
                .addKeyValue("epoch", epoch)
                .log(
                        "ALARM: another draw secret than the one this epoch was committed under:"
                                + " its draws will never be revealed, unless the old secret is put"
                                + " back before the next deal");
    }
}
