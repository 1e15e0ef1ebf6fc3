/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import org.ale.schemas.jobs.v1.JobEvent;

/** What a job was funded with is its fee, its pots, and what rounding left over. */
final class FundingCheck {
    private final Findings findings;

    FundingCheck(Findings findings) {
        this.findings = findings;
    }

    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = JobEvent.parseFrom(entry.event().getPayload());
        if (!event.hasFunded()) {
            return;
        }
        findings.checked("quotes");
        var funded = event.getFunded();
        var items = BigInteger.valueOf(funded.getItems());
        var spread =
                new BigInteger(funded.getFundedBaseUnits())
                        .subtract(new BigInteger(funded.getFeeBaseUnits()))
                        .divideAndRemainder(items);
        findings.expect("quote-pot", entry.place(), spread[0].toString(), funded.getPotBaseUnits());
        findings.expect(
                "quote-remainder",
                entry.place(),
                spread[1].toString(),
                funded.getRemainderBaseUnits());
    }
}
