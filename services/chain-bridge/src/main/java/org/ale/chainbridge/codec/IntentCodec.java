/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import com.google.protobuf.ByteString;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;
import org.ale.chainbridge.domain.Signature;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.chainbridge.v1.AllowRefund;
import org.ale.schemas.chainbridge.v1.ApproveEscrow;
import org.ale.schemas.chainbridge.v1.CreateCommunity;
import org.ale.schemas.chainbridge.v1.DepositFor;
import org.ale.schemas.chainbridge.v1.MintDue;
import org.ale.schemas.chainbridge.v1.MintForCommunities;
import org.ale.schemas.chainbridge.v1.PostReputation;
import org.ale.schemas.chainbridge.v1.PostRoot;
import org.ale.schemas.chainbridge.v1.PushClaim;
import org.ale.schemas.chainbridge.v1.ReleaseEscrow;
import org.ale.schemas.chainbridge.v1.SetAutoStake;

/** What transactions are for, on the wire. */
public final class IntentCodec {
    private IntentCodec() {}

    static org.ale.schemas.chainbridge.v1.Intent write(Intent intent) {
        var message = org.ale.schemas.chainbridge.v1.Intent.newBuilder();
        switch (intent) {
            case Intent.ReleaseEscrow(var jobs) ->
                    message.setReleaseEscrow(
                            ReleaseEscrow.newBuilder().addAllJobs(Values.jobsOnWire(jobs)));
            case Intent.AllowRefund(var jobs) ->
                    message.setAllowRefund(
                            AllowRefund.newBuilder().addAllJobs(Values.jobsOnWire(jobs)));
            case Intent.MintDue() -> message.setMintDue(MintDue.getDefaultInstance());
            case Intent.MintForCommunities(var index, var amount) ->
                    message.setMintForCommunities(
                            MintForCommunities.newBuilder()
                                    .setIndex(index)
                                    .setBaseUnits(amount.toString()));
            case Intent.PostRoot from -> message.setPostRoot(root(from));
            case Intent.PostReputation(var epoch, var root) ->
                    message.setPostReputation(
                            PostReputation.newBuilder().setEpoch(epoch).setRoot(root.hex()));
            case Intent.PushClaim from -> message.setPushClaim(claim(from));
            case Intent.CreateCommunity from -> message.setCreateCommunity(twin(from));
            case Intent.SetAutoStake from -> message.setSetAutoStake(autoStake(from));
            case Intent.ApproveEscrow(var amount) ->
                    message.setApproveEscrow(
                            ApproveEscrow.newBuilder().setBaseUnits(amount.toString()));
            case Intent.DepositFor(var job, var payer, var amount) ->
                    message.setDepositFor(
                            DepositFor.newBuilder()
                                    .setJobId(job.toString())
                                    .setPayer(payer.hex())
                                    .setBaseUnits(amount.toString()));
        }
        return message.build();
    }

    private static PostRoot root(Intent.PostRoot from) {
        return PostRoot.newBuilder()
                .setEpoch(from.epoch())
                .setRoot(from.root().hex())
                .setTotalBaseUnits(from.total().toString())
                .setDataHash(from.dataHash().hex())
                .build();
    }

    private static PushClaim claim(Intent.PushClaim from) {
        return PushClaim.newBuilder()
                .setAccount(from.account().hex())
                .setCumulativeBaseUnits(from.cumulative().toString())
                .addAllProof(from.proof().stream().map(Hash32::hex).toList())
                .build();
    }

    static CreateCommunity twin(Intent.CreateCommunity from) {
        return CreateCommunity.newBuilder()
                .setCommunityId(from.community().toString())
                .setFounder(from.founder().hex())
                .setName(from.name())
                .setParameters(ParametersCodec.encode(from.parameters()))
                .build();
    }

    private static SetAutoStake autoStake(Intent.SetAutoStake from) {
        return SetAutoStake.newBuilder()
                .setAccount(from.account().hex())
                .setBps(from.bps())
                .setDeadline(from.deadline())
                .setSignature(ByteString.copyFrom(from.signature().bytes()))
                .build();
    }

    /**
     * Reads what was written.
     *
     * @throws RuntimeException if it is no intent
     */
    public static Intent read(org.ale.schemas.chainbridge.v1.Intent from) {
        return switch (from.getIntentCase()) {
            case RELEASE_ESCROW ->
                    new Intent.ReleaseEscrow(Values.jobs(from.getReleaseEscrow().getJobsList()));
            case ALLOW_REFUND ->
                    new Intent.AllowRefund(Values.jobs(from.getAllowRefund().getJobsList()));
            case MINT_DUE -> new Intent.MintDue();
            case MINT_FOR_COMMUNITIES ->
                    new Intent.MintForCommunities(
                            from.getMintForCommunities().getIndex(),
                            Ale.ofBaseUnits(from.getMintForCommunities().getBaseUnits()));
            case POST_ROOT -> root(from.getPostRoot());
            case POST_REPUTATION ->
                    new Intent.PostReputation(
                            from.getPostReputation().getEpoch(),
                            Hash32.of(from.getPostReputation().getRoot()));
            case PUSH_CLAIM ->
                    new Intent.PushClaim(
                            Address.of(from.getPushClaim().getAccount()),
                            Ale.ofBaseUnits(from.getPushClaim().getCumulativeBaseUnits()),
                            from.getPushClaim().getProofList().stream().map(Hash32::of).toList());
            case CREATE_COMMUNITY -> twin(from.getCreateCommunity());
            case SET_AUTO_STAKE ->
                    new Intent.SetAutoStake(
                            Address.of(from.getSetAutoStake().getAccount()),
                            from.getSetAutoStake().getBps(),
                            from.getSetAutoStake().getDeadline(),
                            Signature.of(from.getSetAutoStake().getSignature().toByteArray()));
            case APPROVE_ESCROW ->
                    new Intent.ApproveEscrow(
                            Ale.ofBaseUnits(from.getApproveEscrow().getBaseUnits()));
            case DEPOSIT_FOR ->
                    new Intent.DepositFor(
                            JobId.of(from.getDepositFor().getJobId()),
                            Address.of(from.getDepositFor().getPayer()),
                            Ale.ofBaseUnits(from.getDepositFor().getBaseUnits()));
            case INTENT_NOT_SET -> throw new UndecodableException("an intent that says nothing");
        };
    }

    private static Intent root(PostRoot from) {
        return new Intent.PostRoot(
                from.getEpoch(),
                Hash32.of(from.getRoot()),
                Ale.ofBaseUnits(from.getTotalBaseUnits()),
                Hash32.of(from.getDataHash()));
    }

    static Intent.CreateCommunity twin(CreateCommunity from) {
        return new Intent.CreateCommunity(
                CommunityId.of(from.getCommunityId()),
                Address.of(from.getFounder()),
                from.getName(),
                ParametersCodec.decode(from.getParameters()));
    }
}
