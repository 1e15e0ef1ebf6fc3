/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.CommandIds;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.Sha256;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.GetAutoStakeRequest;
import org.ale.schemas.chainbridge.v1.GetAutoStakeResponse;
import org.ale.schemas.chainbridge.v1.GetProofRequest;
import org.ale.schemas.chainbridge.v1.GetProofResponse;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddressRequest;
import org.ale.schemas.chainbridge.v1.RelayClaimRequest;
import org.ale.schemas.chainbridge.v1.SetAutoStakeRequest;
import org.ale.schemas.staking.v1.GetStakeRequest;
import org.ale.schemas.staking.v1.StakingService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A worker's own account on the chain: what he may claim there, and what he has staked. */
@Path("/v1/me")
@Tag(name = "chain")
@WorkerOnly
@RunOnVirtualThread
public final class PayoutResource {
    private static final Pattern SIGNATURE = Pattern.compile("0x[0-9a-fA-F]{130}");
    private static final int BPS = 10_000;
    private final ChainBridgeService bridge;
    private final StakingService staking;
    private final ChainLookup chain;
    private final Caller caller;

    PayoutResource(
            @GrpcClient("chain-bridge") ChainBridgeService bridge,
            @GrpcClient("staking") StakingService staking,
            ChainLookup chain,
            Caller caller) {
        this.bridge = bridge;
        this.staking = staking;
        this.chain = chain;
        this.caller = caller;
    }

    /** The account that is to be paid, with its signature of the text that names the worker. */
    @Schema(
            name = "PayoutAddress",
            examples =
                    "{\"account\":\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\","
                            + "\"signature\":\"0x…\",\"chainId\":31337}")
    public record PayoutAddress(
            @Nullable String account, @Nullable String signature, @Nullable Long chainId) {}

    /** A wish to stake a part of each claim, signed by the account (EIP-712). */
    @Schema(name = "AutoStake")
    public record AutoStake(
            @Nullable Integer bps,
            @Nullable Long deadline,
            @Nullable String signature,
            @Nullable Long chainId) {}

    /**
     * Which part of each claim is staked, the number that the next wish must sign, and what became
     * of the last one: NONE, UNDERWAY, DONE or REFUSED.
     */
    @Schema(
            name = "AutoStakeSetting",
            description =
                    "nonce is what the next wish signs: EIP-712 of the contract `distributor`"
                            + " (name `ALE SettlementDistributor`, version `1`), type"
                            + " `AutoStake(address account,uint16 bps,uint16 nonce,uint256"
                            + " deadline)`. wishState is NONE, UNDERWAY, DONE (final on chain) or"
                            + " REFUSED (by the contract: sign again).")
    public record AutoStakeSetting(
            String account, int bps, long nonce, int wishedBps, String wishState) {
        static AutoStakeSetting of(GetAutoStakeResponse from) {
            return new AutoStakeSetting(
                    from.getAccount().isEmpty() ? "" : Address.checksummed(from.getAccount()),
                    from.getBps(),
                    from.getNonce(),
                    from.getWishedBps(),
                    from.getWishState());
        }
    }

    /** What was written. */
    @Schema(name = "ChainWritten")
    public record Written(String token) {}

    /** What is mine on the chain; the proof claims it without anybody's help. */
    @Schema(name = "Settlement")
    public record Settlement(
            String account,
            String pendingBaseUnits,
            String settledBaseUnits,
            String claimedBaseUnits,
            String claimableBaseUnits,
            long epoch,
            String root,
            List<String> proof) {
        static Settlement of(GetProofResponse from) {
            var settled = new BigInteger(from.getSettledBaseUnits());
            var claimed = new BigInteger(from.getClaimedBaseUnits());
            return new Settlement(
                    from.getAccount().isEmpty() ? "" : Address.checksummed(from.getAccount()),
                    from.getPendingBaseUnits(),
                    settled.toString(),
                    claimed.toString(),
                    settled.subtract(claimed).max(BigInteger.ZERO).toString(),
                    from.getEpoch(),
                    from.getRoot(),
                    from.getProofList());
        }
    }

    /** What I have staked and what it brings. */
    @Schema(name = "Stake")
    public record Stake(
            String account,
            String stakedBaseUnits,
            String totalBaseUnits,
            long aprMicro,
            String dailyBaseUnits,
            String minStakeBaseUnits,
            boolean eligible,
            String rewardsBaseUnits) {}

    private String worker() {
        return caller.worker().toString();
    }

    /** A worker's wish is repeated safely under his key; without one it is a new wish. */
    private CommandIds ids(@Nullable String key, String wish) {
        var sha256 = Sha256.of(wish.getBytes(StandardCharsets.UTF_8));
        return CommandIds.of(caller.worker().value(), key, sha256);
    }

    private static String signature(@Nullable String text) {
        if (text == null || !SIGNATURE.matcher(text).matches()) {
            throw Problem.invalid("signature is not 0x and 65 bytes in hexadecimal.");
        }
        return text;
    }

    @PUT
    @Path("/payout-address")
    @Operation(
            operationId = "setPayoutAddress",
            summary = "Name the account that is paid",
            description =
                    "It signs (EIP-191) the text: ALE payout address of worker <workerId>. What"
                            + " waited for it joins the next epoch.")
    public Written payoutAddress(
            @Nullable PayoutAddress request, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var body = Check.body(request);
        var account = Address.checked("account", body.account());
        var signature = signature(body.signature());
        chain.require(body.chainId());
        var ids = ids(key, account + signature);
        var answer =
                Calls.await(
                        bridge.linkPayoutAddress(
                                LinkPayoutAddressRequest.newBuilder()
                                        .setCommandId(ids.command("payout-address"))
                                        .setWorkerId(worker())
                                        .setAccount(account)
                                        .setSignature(signature)
                                        .build()));
        return new Written(Rejections.require(answer.getResult()));
    }

    @POST
    @Path("/claims")
    @ResponseStatus(202)
    @Operation(
            operationId = "claimEarnings",
            summary = "Be paid what is settled",
            description = "The platform sends the transaction; no gas is needed.")
    public Written claim(@RestHeader(Idempotency.HEADER) @Nullable String key) {
        var answer =
                Calls.await(
                        bridge.relayClaim(
                                RelayClaimRequest.newBuilder()
                                        .setCommandId(ids(key, "").command("claim"))
                                        .setWorkerId(worker())
                                        .build()));
        return new Written(Rejections.require(answer.getResult()));
    }

    @PUT
    @Path("/auto-stake")
    @Operation(
            operationId = "setAutoStake",
            summary = "Stake a part of each claim",
            description =
                    "The account signs it (EIP-712 of the distributor) with the nonce that the GET"
                            + " tells; one wish at a time is on its way.")
    public Written autoStake(
            @Nullable AutoStake request, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var body = Check.body(request);
        var deadline = body.deadline();
        if (deadline == null || deadline <= 0) {
            throw Problem.invalid("deadline is a time in seconds since 1970.");
        }
        var bps = Check.number("bps", body.bps(), 0, BPS);
        var signature = signature(body.signature());
        chain.require(body.chainId());
        var ids = ids(key, bps + "|" + deadline + signature);
        var answer =
                Calls.await(
                        bridge.setAutoStake(
                                SetAutoStakeRequest.newBuilder()
                                        .setCommandId(ids.command("auto-stake"))
                                        .setWorkerId(worker())
                                        .setBps(bps)
                                        .setDeadline(deadline)
                                        .setSignature(signature)
                                        .build()));
        return new Written(Rejections.require(answer.getResult()));
    }

    @GET
    @Path("/auto-stake")
    @Operation(
            operationId = "getMyAutoStake",
            summary = "Which part of each claim is staked",
            description = "As the chain has it now, and what became of my last wish.")
    public AutoStakeSetting autoStakeSetting(@RestQuery @DefaultValue("") String token) {
        return AutoStakeSetting.of(
                Calls.await(
                        bridge.getAutoStake(
                                GetAutoStakeRequest.newBuilder()
                                        .setWorkerId(worker())
                                        .setToken(Check.text("token", token, 0, 50))
                                        .build())));
    }

    @GET
    @Path("/settlement")
    @Operation(
            operationId = "getMySettlement",
            summary = "What is mine on the chain",
            description = "Pending, settled, claimed, and the proof that claims it.")
    public Settlement settlement(@RestQuery @DefaultValue("") String token) {
        return Settlement.of(
                Calls.await(
                        bridge.getProof(
                                GetProofRequest.newBuilder()
                                        .setWorkerId(worker())
                                        .setToken(Check.text("token", token, 0, 50))
                                        .build())));
    }

    @GET
    @Path("/stake")
    @Operation(
            operationId = "getMyStake",
            summary = "What I have staked",
            description = "And what it brings.")
    public Stake stake() {
        var found =
                Calls.await(
                        staking.getStake(
                                GetStakeRequest.newBuilder().setWorkerId(worker()).build()));
        return new Stake(
                found.getAccount().isEmpty() ? "" : Address.checksummed(found.getAccount()),
                found.getStakedBaseUnits(),
                found.getTotalBaseUnits(),
                found.getAprMicro(),
                found.getDailyBaseUnits(),
                found.getMinStakeBaseUnits(),
                found.getEligible(),
                found.getRewardsBaseUnits());
    }
}
