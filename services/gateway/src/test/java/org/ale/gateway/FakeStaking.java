/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ale.schemas.staking.v1.Epoch;
import org.ale.schemas.staking.v1.GetStakeRequest;
import org.ale.schemas.staking.v1.GetStakeResponse;
import org.ale.schemas.staking.v1.ListEpochsRequest;
import org.ale.schemas.staking.v1.ListEpochsResponse;
import org.ale.schemas.staking.v1.StakingServiceGrpc.StakingServiceImplBase;

/** Stakes of workers, and one epoch. */
@GrpcService
class FakeStaking extends StakingServiceImplBase {
    /** What workers have staked, base units. */
    static final Map<String, String> STAKED = new ConcurrentHashMap<>();

    @Override
    public void getStake(GetStakeRequest request, StreamObserver<GetStakeResponse> answer) {
        FakeWork.ASKED.add(request);
        var staked = STAKED.getOrDefault(request.getWorkerId(), "0");
        answer.onNext(GetStakeResponse.newBuilder().setStakedBaseUnits(staked).build());
        answer.onCompleted();
    }

    @Override
    public void listEpochs(ListEpochsRequest request, StreamObserver<ListEpochsResponse> answer) {
        var epoch = Epoch.newBuilder().setIndex(3).setStakersBaseUnits("11").setAtMillis(1);
        answer.onNext(ListEpochsResponse.newBuilder().addEpochs(epoch).build());
        answer.onCompleted();
    }
}
