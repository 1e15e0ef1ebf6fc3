/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.util.List;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Intent;
import org.ale.kernel.JobId;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint16;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;

/** What each intent calls. The same intent is the same bytes for ever. */
final class Calls {
    private final Deployment deployment;

    Calls(Deployment deployment) {
        this.deployment = deployment;
    }

    /** A call of a contract. */
    record Call(Address to, String data) {}

    Call of(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow(var jobs) ->
                    call(
                            Deployment.ESCROW,
                            "release",
                            new DynamicArray<>(
                                    Abi.Release.class,
                                    jobs.stream().map(Abi.Release::new).toList()));
            case Intent.AllowRefund(var jobs) ->
                    call(
                            Deployment.ESCROW,
                            "allowRefund",
                            new DynamicArray<>(
                                    Abi.Refund.class, jobs.stream().map(Abi.Refund::new).toList()));
            case Intent.MintDue() -> call(Deployment.MINTER, "mintDue");
            case Intent.MintForCommunities(var index, var amount) ->
                    call(
                            Deployment.MINTER,
                            "mintForCommunities",
                            new Uint64(index),
                            Abi.units(amount));
            case Intent.PostRoot root ->
                    call(
                            Deployment.DISTRIBUTOR,
                            "post",
                            new Uint64(root.epoch()),
                            Abi.bytes32(root.root()),
                            Abi.units(root.total()),
                            Abi.bytes32(root.dataHash()));
            case Intent.PostReputation(var epoch, var root) ->
                    call(
                            Deployment.FACTORY,
                            "postReputation",
                            new Uint64(epoch),
                            Abi.bytes32(root));
            case Intent.PushClaim claim ->
                    call(
                            Deployment.DISTRIBUTOR,
                            "claim",
                            Abi.address(claim.account()),
                            Abi.units(claim.cumulative()),
                            new DynamicArray<>(
                                    Bytes32.class,
                                    claim.proof().stream().map(Abi::bytes32).toList()));
            case Intent.CreateCommunity twin ->
                    call(
                            Deployment.FACTORY,
                            "create",
                            Abi.id(twin.community().value()),
                            Abi.address(twin.founder()),
                            new Utf8String(twin.name()),
                            new Abi.Parameters(twin.parameters()));
            case Intent.SetAutoStake wish ->
                    call(
                            Deployment.DISTRIBUTOR,
                            "setAutoStake",
                            Abi.address(wish.account()),
                            new Uint16(wish.bps()),
                            new Uint256(wish.deadline()),
                            new DynamicBytes(wish.signature().bytes()));
            case Intent.ApproveEscrow(var amount) ->
                    call(
                            Deployment.TOKEN,
                            "approve",
                            Abi.address(deployment.contract(Deployment.ESCROW)),
                            Abi.units(amount));
            case Intent.DepositFor deposit ->
                    call(
                            Deployment.ESCROW,
                            "depositFor",
                            Abi.id(deposit.job().value()),
                            Abi.address(deposit.payer()),
                            Abi.units(deposit.amount()));
        };
    }

    private Call call(String contract, String name, Type<?>... arguments) {
        return new Call(deployment.contract(contract), encoded(name, arguments));
    }

    static String encoded(String name, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(name, List.of(arguments), List.of()));
    }

    /** Calldata by which a client lets the escrow take his tokens. */
    String approval(BigInteger amount) {
        return encoded(
                "approve",
                Abi.address(deployment.contract(Deployment.ESCROW)),
                new Uint256(amount));
    }

    /** Calldata by which a client pays for a job. */
    static String deposit(
            JobId job, Address token, BigInteger amountIn, BigInteger aleMin, long deadline) {
        return encoded(
                "deposit",
                Abi.id(job.value()),
                Abi.address(token),
                new Uint256(amountIn),
                new Uint256(aleMin),
                new Uint256(deadline));
    }
}
