/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;

/** Where $ALE of a community lies. Only {@link Deposits}, the way in, may be below zero. */
public sealed interface Account extends Serializable {
    /** The account's public name. */
    String name();

    /** The counter account of all that came in: minus everything ever deposited. */
    record Deposits() implements Account {
        @Override
        public String name() {
            return "deposits";
        }
    }

    /** Kept for the platform and the community. */
    record Fees() implements Account {
        @Override
        public String name() {
            return "fees";
        }
    }

    /** A job's budget that is neither earned, kept nor refunded yet. */
    record Escrow(JobId jobId) implements Account {
        @Override
        public String name() {
            return "escrow:" + jobId;
        }
    }

    /** What a worker has earned here. */
    record Earnings(WorkerId worker) implements Account {
        @Override
        public String name() {
            return "earnings:" + worker;
        }
    }

    /** What went back to a client. */
    record Refund(ClientId clientId) implements Account {
        @Override
        public String name() {
            return "refund:" + clientId;
        }
    }

    /** What a worker has earned and may claim on the chain. */
    record Settled(WorkerId worker) implements Account {
        @Override
        public String name() {
            return "settled:" + worker;
        }
    }

    /** Fees that the chain's treasury holds. */
    record Treasury() implements Account {
        @Override
        public String name() {
            return "treasury";
        }
    }

    /** What a client may claim back on the chain. */
    record Returned(ClientId clientId) implements Account {
        @Override
        public String name() {
            return "returned:" + clientId;
        }
    }

    /**
     * Reads a public name.
     *
     * @throws IllegalArgumentException if it names no account
     */
    static Account of(String name) {
        var colon = name.indexOf(':');
        var owner = name.substring(colon + 1);
        return switch (colon < 0 ? name : name.substring(0, colon)) {
            case "deposits" -> new Deposits();
            case "fees" -> new Fees();
            case "escrow" -> new Escrow(JobId.of(owner));
            case "earnings" -> new Earnings(WorkerId.of(owner));
            case "refund" -> new Refund(ClientId.of(owner));
            case "settled" -> new Settled(WorkerId.of(owner));
            case "treasury" -> new Treasury();
            case "returned" -> new Returned(ClientId.of(owner));
            default -> throw new IllegalArgumentException("no account is named " + name);
        };
    }
}
