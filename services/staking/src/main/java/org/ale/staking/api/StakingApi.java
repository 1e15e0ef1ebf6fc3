/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.ale.kernel.Ale;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.staking.v1.Epoch;
import org.ale.schemas.staking.v1.EpochCommunity;
import org.ale.schemas.staking.v1.GetStakeRequest;
import org.ale.schemas.staking.v1.GetStakeResponse;
import org.ale.schemas.staking.v1.ListEpochsRequest;
import org.ale.schemas.staking.v1.ListEpochsResponse;
import org.ale.schemas.staking.v1.StakingService;
import org.ale.staking.domain.InflationSchedule;
import org.ale.staking.domain.Terms;
import org.ale.staking.projection.epochhistory.EpochHistory;
import org.ale.staking.projection.mystake.MyStake;

/** Tells about stakes and inflation. No rule is decided here. */
@GrpcService
public class StakingApi implements StakingService {
    private static final int PAGE_USUAL = 20;
    private static final int PAGE_MAX = 100;

    private final MyStake stakes;
    private final EpochHistory epochs;
    private final Terms terms;

    @Inject
    StakingApi(MyStake stakes, EpochHistory epochs, Terms terms) {
        this.stakes = stakes;
        this.epochs = epochs;
        this.terms = terms;
    }

    @Override
    public Uni<GetStakeResponse> getStake(GetStakeRequest request) {
        var worker = UUID.fromString(Arguments.uuid("worker_id", request.getWorkerId()));
        return Queries.answer(() -> stake(worker));
    }

    private GetStakeResponse stake(UUID worker) throws SQLException {
        var stake = stakes.of(worker);
        var rate = epochs.rate();
        var isKnown = !rate.period().isZero() && !stake.total().isZero();
        var ofPeriod =
                isKnown
                        ? InflationSchedule.ofStake(rate.stakers(), stake.staked(), stake.total())
                        : Ale.ZERO;
        var daily =
                isKnown
                        ? ofPeriod.shareDown(
                                Duration.ofDays(1).toMillis(), rate.period().toMillis())
                        : Ale.ZERO;
        var isEligible =
                !stake.account().isEmpty() && stake.least().compareTo(terms.minStake()) >= 0;
        return GetStakeResponse.newBuilder()
                .setAccount(stake.account())
                .setStakedBaseUnits(stake.staked().toString())
                .setTotalBaseUnits(stake.total().toString())
                .setAprMicro(
                        InflationSchedule.aprMicro(rate.stakers(), rate.period(), stake.total()))
                .setDailyBaseUnits(daily.toString())
                .setMinStakeBaseUnits(terms.minStake().toString())
                .setEligible(isEligible)
                .setRewardsBaseUnits(stake.rewards().toString())
                .build();
    }

    @Override
    public Uni<ListEpochsResponse> listEpochs(ListEpochsRequest request) {
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var before =
                Arguments.checked(
                        "page_token",
                        () ->
                                request.getPageToken().isEmpty()
                                        ? Long.MAX_VALUE
                                        : Long.parseLong(request.getPageToken()));
        return Queries.answer(() -> {
            var found = epochs.before(before, size);
            var response = ListEpochsResponse.newBuilder();
            found.forEach(each -> response.addEpochs(onWire(each)));
            if (found.size() == size) {
                response.setNextPageToken(Long.toString(found.getLast().index()));
            }
            return response.build();
        });
    }

    private static Epoch onWire(EpochHistory.Epoch from) {
        var epoch =
                Epoch.newBuilder()
                        .setIndex(from.index())
                        .setAtMillis(from.atMillis())
                        .setStakersBaseUnits(from.stakers().toString())
                        .setCommunitiesBaseUnits(from.communities().toString())
                        .setAllocatedBaseUnits(from.allocated().toString())
                        .setUnmintedBaseUnits(from.unminted().toString());
        for (var part : from.parts()) {
            epoch.addCommunities(
                    EpochCommunity.newBuilder()
                            .setCommunityId(part.community().toString())
                            .setWorkBaseUnits(part.work().toString())
                            .setFeeBaseUnits(part.fees().toString())
                            .setEligible(part.eligible())
                            .setBaseUnits(part.part().toString()));
        }
        return epoch.build();
    }
}
