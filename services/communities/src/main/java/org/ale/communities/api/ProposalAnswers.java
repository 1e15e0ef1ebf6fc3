/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.projection.directory.DirectoryProjection;
import org.ale.communities.projection.directory.Proposals;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.kernel.CommunityId;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.communities.v1.ProposalView;
import org.ale.schemas.communities.v1.ProposeParametersResponse;

/**
 * What was proposed. A command that is repeated long after is answered without its facts; then the
 * read model tells what it opened.
 */
@Singleton
class ProposalAnswers {
    private final ReadYourWrites reads;
    private final Proposals proposals;

    @Inject
    ProposalAnswers(ReadYourWrites reads, Proposals proposals) {
        this.reads = reads;
        this.proposals = proposals;
    }

    Uni<ProposeParametersResponse> proposed(
            CommunityId community, Outcome<CommunityEvent> outcome) {
        var response = ProposeParametersResponse.newBuilder().setResult(CommandResults.of(outcome));
        if (!(outcome instanceof Outcome.Accepted<CommunityEvent>(var token, var events))) {
            return Uni.createFrom().item(response.build());
        }
        for (var event : events) {
            if (event instanceof CommunityEvent.ProposalOpened opened) {
                response.setProposal(opened.proposal())
                        .setClosesAtMillis(opened.closesAt().toEpochMilli());
                return Uni.createFrom().item(response.build());
            }
        }
        return Queries.answer(() -> {
            reads.await(DirectoryProjection.NAME, token, ReadYourWrites.PATIENCE);
            return told(response, proposals.at(community, token.position()));
        });
    }

    /** An answer without a number would be kept as if it were one, so rather none is given. */
    static ProposeParametersResponse told(
            ProposeParametersResponse.Builder response, Optional<ProposalView> found) {
        return found.map(opened ->
                        response.setProposal(opened.getProposal())
                                .setClosesAtMillis(opened.getClosesAtMillis())
                                .build())
                .orElseThrow(() ->
                        Status.DEADLINE_EXCEEDED
                                .withDescription("what it opened is not found now")
                                .asRuntimeException());
    }
}
