/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import java.util.Map;
import org.ale.gateway.api.Times;
import org.ale.schemas.communities.v1.ProposalView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of other parameters.
 *
 * @param electorateMicro reputation of all members when it was opened
 * @param state OPEN, PASSED, NO_QUORUM, NO_MAJORITY or OUT_OF_RANGE
 * @param version of the parameters that it brought; null if none
 */
@Schema(name = "Proposal")
public record ProposalJson(
        int proposal,
        String workerId,
        Map<String, String> overrides,
        long electorateMicro,
        long yesMicro,
        long noMicro,
        String closesAt,
        String state,
        @Nullable Integer version) {
    static ProposalJson of(ProposalView view) {
        return new ProposalJson(
                view.getProposal(),
                view.getWorkerId(),
                view.getOverridesMap(),
                view.getElectorateMicro(),
                view.getYesMicro(),
                view.getNoMicro(),
                Times.iso(view.getClosesAtMillis()),
                view.getState(),
                view.getVersion() == 0 ? null : view.getVersion());
    }
}
