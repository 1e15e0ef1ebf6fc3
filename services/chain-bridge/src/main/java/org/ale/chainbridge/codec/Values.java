/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Credit;
import org.ale.chainbridge.domain.Deposit;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.chainbridge.domain.Receipt;
import org.ale.chainbridge.domain.Standing;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.chainbridge.v1.DepositFinalized;
import org.ale.schemas.chainbridge.v1.DepositSeen;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionMined;

/** Parts of commands and facts on the wire. */
final class Values {
    private Values() {}

    static List<org.ale.schemas.chainbridge.v1.Credit> creditsOnWire(List<Credit> from) {
        var list = new ArrayList<org.ale.schemas.chainbridge.v1.Credit>(from.size());
        for (var each : from) {
            var account = each.account();
            list.add(
                    org.ale.schemas.chainbridge.v1.Credit.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setAccount(account == null ? "" : account.hex())
                            .setBaseUnits(each.amount().toString())
                            .build());
        }
        return list;
    }

    static List<Credit> credits(List<org.ale.schemas.chainbridge.v1.Credit> from) {
        return from.stream()
                .map(each ->
                        new Credit(
                                WorkerId.of(each.getWorkerId()),
                                each.getAccount().isEmpty() ? null : Address.of(each.getAccount()),
                                Ale.ofBaseUnits(each.getBaseUnits())))
                .toList();
    }

    static List<org.ale.schemas.chainbridge.v1.JobSettlement> jobsOnWire(List<JobSettlement> from) {
        var list = new ArrayList<org.ale.schemas.chainbridge.v1.JobSettlement>(from.size());
        for (var each : from) {
            list.add(
                    org.ale.schemas.chainbridge.v1.JobSettlement.newBuilder()
                            .setJobId(each.job().toString())
                            .setPaidBaseUnits(each.paid().toString())
                            .setFeeBaseUnits(each.fee().toString())
                            .setRefundBaseUnits(each.refund().toString())
                            .build());
        }
        return list;
    }

    static List<JobSettlement> jobs(List<org.ale.schemas.chainbridge.v1.JobSettlement> from) {
        return from.stream()
                .map(each ->
                        new JobSettlement(
                                JobId.of(each.getJobId()),
                                Ale.ofBaseUnits(each.getPaidBaseUnits()),
                                Ale.ofBaseUnits(each.getFeeBaseUnits()),
                                Ale.ofBaseUnits(each.getRefundBaseUnits())))
                .toList();
    }

    static List<org.ale.schemas.chainbridge.v1.Standing> standingsOnWire(List<Standing> from) {
        var list = new ArrayList<org.ale.schemas.chainbridge.v1.Standing>(from.size());
        for (var each : from) {
            list.add(
                    org.ale.schemas.chainbridge.v1.Standing.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setReputationMicro(each.reputationMicro())
                            .build());
        }
        return list;
    }

    static List<Standing> standings(List<org.ale.schemas.chainbridge.v1.Standing> from) {
        return from.stream()
                .map(each ->
                        new Standing(WorkerId.of(each.getWorkerId()), each.getReputationMicro()))
                .toList();
    }

    static TransactionMined mined(Receipt from) {
        return TransactionMined.newBuilder()
                .setNonce(from.nonce())
                .setHash(from.hash().hex())
                .setBlock(from.block())
                .setBlockHash(from.blockHash().hex())
                .setSucceeded(from.succeeded())
                .setGasUsed(from.gasUsed())
                .build();
    }

    static Receipt receipt(TransactionMined from) {
        return new Receipt(
                from.getNonce(),
                Hash32.of(from.getHash()),
                from.getBlock(),
                Hash32.of(from.getBlockHash()),
                from.getSucceeded(),
                from.getGasUsed());
    }

    static TransactionFinal last(Receipt from) {
        return TransactionFinal.newBuilder()
                .setNonce(from.nonce())
                .setHash(from.hash().hex())
                .setBlock(from.block())
                .setBlockHash(from.blockHash().hex())
                .setSucceeded(from.succeeded())
                .setGasUsed(from.gasUsed())
                .build();
    }

    static Receipt receipt(TransactionFinal from) {
        return new Receipt(
                from.getNonce(),
                Hash32.of(from.getHash()),
                from.getBlock(),
                Hash32.of(from.getBlockHash()),
                from.getSucceeded(),
                from.getGasUsed());
    }

    static DepositSeen deposit(Deposit from) {
        return DepositSeen.newBuilder()
                .setDepositId(from.id())
                .setJobId(from.job().toString())
                .setPayer(from.payer().hex())
                .setToken(from.token().hex())
                .setAmountIn(from.amountIn().toString())
                .setAleBaseUnits(from.ale().toString())
                .setBlock(from.block())
                .build();
    }

    static Deposit deposit(DepositSeen from) {
        return new Deposit(
                from.getDepositId(),
                JobId.of(from.getJobId()),
                Address.of(from.getPayer()),
                Address.of(from.getToken()),
                new BigInteger(from.getAmountIn()),
                Ale.ofBaseUnits(from.getAleBaseUnits()),
                from.getBlock());
    }

    static DepositFinalized finalized(Deposit from, long atMillis) {
        return DepositFinalized.newBuilder()
                .setDepositId(from.id())
                .setJobId(from.job().toString())
                .setPayer(from.payer().hex())
                .setToken(from.token().hex())
                .setAmountIn(from.amountIn().toString())
                .setAleBaseUnits(from.ale().toString())
                .setBlock(from.block())
                .setAtMillis(atMillis)
                .build();
    }

    static Deposit deposit(DepositFinalized from) {
        return new Deposit(
                from.getDepositId(),
                JobId.of(from.getJobId()),
                Address.of(from.getPayer()),
                Address.of(from.getToken()),
                new BigInteger(from.getAmountIn()),
                Ale.ofBaseUnits(from.getAleBaseUnits()),
                from.getBlock());
    }
}
