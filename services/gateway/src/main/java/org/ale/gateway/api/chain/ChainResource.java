/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Times;
import org.ale.gateway.identity.AnyCaller;
import org.ale.schemas.staking.v1.Epoch;
import org.ale.schemas.staking.v1.EpochCommunity;
import org.ale.schemas.staking.v1.ListEpochsRequest;
import org.ale.schemas.staking.v1.StakingService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Where the money lies, and how inflation was shared. */
@Path("/v1")
@Tag(name = "chain")
@AnyCaller
@RunOnVirtualThread
public final class ChainResource {
    private static final int TOKEN_CHARACTERS_MAX = 20;
    private final ChainLookup chain;
    private final StakingService staking;

    ChainResource(ChainLookup chain, @GrpcClient("staking") StakingService staking) {
        this.chain = chain;
        this.staking = staking;
    }

    /** What a deposit may be paid in. */
    @Schema(name = "Token")
    public record TokenJson(String address, String symbol, int decimals) {}

    /** The chain: what a wallet must know. */
    @Schema(name = "Chain")
    public record ChainJson(
            long chainId, SortedMap<String, String> contracts, List<TokenJson> tokens) {}

    /** One community's part of an epoch. */
    @Schema(name = "EpochCommunity")
    public record EpochCommunityJson(
            String communityId,
            String workBaseUnits,
            String feeBaseUnits,
            int eligible,
            String baseUnits) {
        static EpochCommunityJson of(EpochCommunity from) {
            return new EpochCommunityJson(
                    from.getCommunityId(),
                    from.getWorkBaseUnits(),
                    from.getFeeBaseUnits(),
                    from.getEligible(),
                    from.getBaseUnits());
        }
    }

    /** One inflation epoch. */
    @Schema(name = "Epoch")
    public record EpochJson(
            long index,
            String at,
            String stakersBaseUnits,
            String communitiesBaseUnits,
            String allocatedBaseUnits,
            String unmintedBaseUnits,
            List<EpochCommunityJson> communities) {
        static EpochJson of(Epoch from) {
            return new EpochJson(
                    from.getIndex(),
                    Times.iso(from.getAtMillis()),
                    from.getStakersBaseUnits(),
                    from.getCommunitiesBaseUnits(),
                    from.getAllocatedBaseUnits(),
                    from.getUnmintedBaseUnits(),
                    from.getCommunitiesList().stream().map(EpochCommunityJson::of).toList());
        }
    }

    /** A page of epochs. */
    @Schema(name = "EpochPage")
    public record EpochPage(List<EpochJson> epochs, String nextPageToken) {}

    @GET
    @Path("/chain")
    @Operation(
            operationId = "getChain",
            summary = "The chain",
            description = "Its id, the contracts, and what a deposit may be paid in.")
    public ChainJson chain() {
        var found = chain.chain();
        var contracts = new TreeMap<String, String>();
        found.getContractsMap()
                .forEach((name, address) -> contracts.put(name, Address.checksummed(address)));
        return new ChainJson(
                found.getChainId(),
                contracts,
                found.getTokensList().stream()
                        .map(each ->
                                new TokenJson(
                                        Address.checksummed(each.getAddress()),
                                        each.getSymbol(),
                                        each.getDecimals()))
                        .toList());
    }

    @GET
    @Path("/epochs")
    @Operation(
            operationId = "listEpochs",
            summary = "Inflation epochs",
            description = "Newest first.")
    public EpochPage epochs(
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var page =
                Calls.await(
                        staking.listEpochs(
                                ListEpochsRequest.newBuilder()
                                        .setPageSize(Check.page(pageSize))
                                        .setPageToken(
                                                Check.text(
                                                        "pageToken",
                                                        pageToken,
                                                        0,
                                                        TOKEN_CHARACTERS_MAX))
                                        .build()));
        return new EpochPage(
                page.getEpochsList().stream().map(EpochJson::of).toList(), page.getNextPageToken());
    }
}
