/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.codec;

import java.util.ArrayList;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.Account;
import org.ale.payment.domain.Party;
import org.ale.payment.domain.Posting;
import org.ale.payment.domain.UnpaidReason;
import org.ale.schemas.payment.v1.Payee;

/** Parts of commands and facts on the wire. */
final class Values {
    private Values() {}

    static List<org.ale.schemas.type.v1.Posting> postingsOnWire(List<Posting> from) {
        var list = new ArrayList<org.ale.schemas.type.v1.Posting>(from.size());
        for (var each : from) {
            list.add(
                    org.ale.schemas.type.v1.Posting.newBuilder()
                            .setAccount(each.account().name())
                            .setBaseUnits(each.amount().toString())
                            .build());
        }
        return list;
    }

    static List<Posting> postings(List<org.ale.schemas.type.v1.Posting> from) {
        return from.stream()
                .map(each ->
                        new Posting(
                                Account.of(each.getAccount()),
                                Ale.ofBaseUnits(each.getBaseUnits())))
                .toList();
    }

    /** The first reason that there was is written as it was then: without a name. */
    static String onWire(UnpaidReason reason) {
        return switch (reason) {
            case POT_SHARED_BEFORE -> "";
            case ESCROW_CLOSED_ON_CHAIN -> reason.name();
        };
    }

    /** Participants with what each is paid; an empty list of payments means that none is. */
    static List<Payee> payees(List<Party> parties, List<Ale> paid) {
        var list = new ArrayList<Payee>(parties.size());
        for (var index = 0; index < parties.size(); index++) {
            var party = parties.get(index);
            var amount = paid.isEmpty() ? Ale.ZERO : paid.get(index);
            list.add(
                    Payee.newBuilder()
                            .setWorkerId(party.worker().toString())
                            .setWon(party.won())
                            .setLabel(party.label())
                            .setPaidBaseUnits(amount.toString())
                            .setReputationMicro(party.reputationMicro())
                            .setGainMicro(party.gainMicro())
                            .setFinished(party.finished())
                            .build());
        }
        return list;
    }

    static List<Party> partiesOf(List<Payee> payees) {
        return payees.stream()
                .map(each ->
                        new Party(
                                WorkerId.of(each.getWorkerId()),
                                each.getWon(),
                                each.getLabel(),
                                each.getReputationMicro(),
                                each.getGainMicro(),
                                each.getFinished()))
                .toList();
    }

    static List<Ale> paid(List<Payee> payees) {
        return payees.stream().map(each -> Ale.ofBaseUnits(each.getPaidBaseUnits())).toList();
    }

    static List<org.ale.schemas.payment.v1.Party> partiesOnWire(List<Party> from) {
        var list = new ArrayList<org.ale.schemas.payment.v1.Party>(from.size());
        for (var each : from) {
            list.add(
                    org.ale.schemas.payment.v1.Party.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setWon(each.won())
                            .setLabel(each.label())
                            .setReputationMicro(each.reputationMicro())
                            .setGainMicro(each.gainMicro())
                            .setFinished(each.finished())
                            .build());
        }
        return list;
    }

    static List<Party> parties(List<org.ale.schemas.payment.v1.Party> from) {
        return from.stream()
                .map(each ->
                        new Party(
                                WorkerId.of(each.getWorkerId()),
                                each.getWon(),
                                each.getLabel(),
                                each.getReputationMicro(),
                                each.getGainMicro(),
                                each.getFinished()))
                .toList();
    }
}
