/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.identity.Anyone;
import org.ale.gateway.problem.Problem;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.Epoch;
import org.ale.schemas.chainbridge.v1.ListEpochsRequest;
import org.ale.schemas.chainbridge.v1.ListLeavesRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What each root on the chain was made of: whoever has it can rebuild any proof. */
@Path("/v1/settlements")
@Tag(name = "chain")
@Anyone
@RunOnVirtualThread
public final class SettlementsResource {
    private static final int LEAVES_MAX = 1_000;
    private final ChainBridgeService bridge;

    SettlementsResource(@GrpcClient("chain-bridge") ChainBridgeService bridge) {
        this.bridge = bridge;
    }

    /** What an account may claim in all. */
    @Schema(name = "Leaf")
    public record LeafJson(String account, String cumulativeBaseUnits) {}

    /**
     * A page of an epoch's leaves, in order of accounts.
     *
     * @param root over all leaves of the epoch
     * @param dataHash Keccak-256 of all leaves, 20 bytes account and 32 bytes total each
     * @param leafCount how many there are
     * @param isFinal whether the root is final on the chain
     */
    @Schema(name = "LeafPage")
    public record LeafPage(
            long epoch,
            String root,
            String dataHash,
            String totalBaseUnits,
            int leafCount,
            boolean isFinal,
            List<LeafJson> leaves,
            String nextPageToken) {}

    @GET
    @Path("/{epoch}/leaves")
    @Operation(
            operationId = "listSettlementLeaves",
            summary = "What a root is made of",
            description = "In order of accounts; pageSize is 1 to 1000.")
    public LeafPage leaves(
            long epoch,
            @Parameter(description = "Entries of a page, 1 to 1000.")
                    @RestQuery
                    @DefaultValue("1000")
                    int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var size = Check.number("pageSize", pageSize, 1, LEAVES_MAX);
        var after = pageToken.isEmpty() ? "" : Address.checked("pageToken", pageToken);
        var settled = epoch(epoch);
        var planned = settled.getPlanned();
        var page =
                Calls.await(
                        bridge.listLeaves(
                                ListLeavesRequest.newBuilder()
                                        .setEpoch(epoch)
                                        .setPageSize(size)
                                        .setPageToken(after)
                                        .build()));
        return new LeafPage(
                epoch,
                planned.getRoot(),
                planned.getDataHash(),
                planned.getTotalBaseUnits(),
                planned.getLeaves(),
                settled.hasFinal(),
                page.getLeavesList().stream()
                        .map(each ->
                                new LeafJson(
                                        Address.checksummed(each.getAccount()),
                                        each.getCumulativeBaseUnits()))
                        .toList(),
                page.getNextPageToken());
    }

    /** Epochs are listed newest first, those before a token: the first before the next is it. */
    private Epoch epoch(long epoch) {
        var unknown = Problem.notFound("unknown-epoch", "There is no epoch " + epoch + ".");
        if (epoch < 1 || epoch == Long.MAX_VALUE) {
            throw unknown;
        }
        var request =
                ListEpochsRequest.newBuilder()
                        .setPageSize(1)
                        .setPageToken(Long.toString(epoch + 1))
                        .build();
        return Calls.await(bridge.listEpochs(request)).getEpochsList().stream()
                .filter(each -> each.getPlanned().getEpoch() == epoch)
                .findFirst()
                .orElseThrow(() -> unknown);
    }
}
