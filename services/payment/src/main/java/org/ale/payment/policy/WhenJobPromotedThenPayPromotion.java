/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.payment.domain.AccountCommand.PayPromotion;
import org.ale.schemas.jobs.v1.JobEvent;

/** A better place in the feed is paid for when it is given. */
final class WhenJobPromotedThenPayPromotion {
    private WhenJobPromotedThenPayPromotion() {}

    static PayPromotion command(JobEvent event, Instant at) {
        return new PayPromotion(
                JobId.of(event.getJobId()),
                Ale.ofBaseUnits(event.getPromoted().getBaseUnits()),
                at);
    }
}
