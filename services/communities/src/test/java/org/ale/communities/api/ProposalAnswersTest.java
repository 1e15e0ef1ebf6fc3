/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.ale.schemas.communities.v1.ProposalView;
import org.ale.schemas.communities.v1.ProposeParametersResponse;
import org.junit.jupiter.api.Test;

/** A command that is answered without its facts. */
class ProposalAnswersTest {
    @Test
    void isToldByWhatTheReadModelHas() {
        var opened = ProposalView.newBuilder().setProposal(7).setClosesAtMillis(9).build();
        assertEquals(
                ProposeParametersResponse.newBuilder().setProposal(7).setClosesAtMillis(9).build(),
                ProposalAnswers.told(ProposeParametersResponse.newBuilder(), Optional.of(opened)));
    }

    @Test
    void isNeverAProposalWithoutANumber() {
        var unknown =
                assertThrows(
                        StatusRuntimeException.class,
                        () ->
                                ProposalAnswers.told(
                                        ProposeParametersResponse.newBuilder(), Optional.empty()));
        assertEquals(Status.Code.DEADLINE_EXCEEDED, unknown.getStatus().getCode());
    }
}
