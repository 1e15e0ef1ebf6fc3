/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.util.List;
import java.util.Map;
import org.ale.kernel.AuditTerms;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusRule;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.FeeTerms;
import org.ale.kernel.Governance;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PayScope;
import org.ale.kernel.Requirement;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.ServingTerms;

/**
 * What a founder wants otherwise, by the names of rules §9. Each value is text: a whole number in
 * the unit of its name, or one of the words of its type.
 */
final class Overrides {
    /** Every name that may be overridden. */
    static final List<String> NAMES =
            List.of(
                    "consensusRule",
                    "minVotes",
                    "maxVotes",
                    "headShareBps",
                    "weightShareBps",
                    "weightCap",
                    "confidenceMicro",
                    "goldBps",
                    "benchAfter",
                    "benchRelBps",
                    "repPotMicro",
                    "bindingBps",
                    "losingStake",
                    "payScope",
                    "equalShareBps",
                    "openPools",
                    "leaseSeconds",
                    "deckSize",
                    "windowShareBps",
                    "auditEvery",
                    "auditBps",
                    "communityFeeBps",
                    "hourlyFloorMicroUsd",
                    "visibleAfter",
                    "quorumBps",
                    "delayHours",
                    "proposeMinMicro");

    private final Map<String, String> values;

    Overrides(Map<String, String> values) {
        this.values = values;
        for (var name : values.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("no parameter is called " + name);
            }
        }
    }

    /**
     * Parameters with these values in place of the base's.
     *
     * @throws IllegalArgumentException with a sentence that names the parameter and its range
     */
    CommunityParameters applyTo(CommunityParameters base, List<Requirement> requirements) {
        return new CommunityParameters(
                consensus(base.consensus()),
                reward(base.reward()),
                new ServingTerms(
                        number("openPools", base.serving().openPools()),
                        number("leaseSeconds", base.serving().leaseSeconds()),
                        number("deckSize", base.serving().deckSize()),
                        number("windowShareBps", base.serving().windowShareBps())),
                new AuditTerms(
                        number("auditEvery", base.audit().everyPools()),
                        number("auditBps", base.audit().auditBps())),
                new FeeTerms(
                        base.fees().protocolFeeBps(),
                        number("communityFeeBps", base.fees().communityFeeBps()),
                        count("hourlyFloorMicroUsd", base.fees().hourlyFloorMicroUsd())),
                new Governance(
                        number("quorumBps", base.governance().quorumBps()),
                        number("delayHours", base.governance().delayHours()),
                        count("proposeMinMicro", base.governance().proposeMinMicro())),
                requirements,
                number("visibleAfter", base.visibleAfter()));
    }

    private ConsensusTerms consensus(ConsensusTerms base) {
        return new ConsensusTerms(
                word("consensusRule", ConsensusRule.class, base.rule()),
                number("minVotes", base.minVotes()),
                number("maxVotes", base.maxVotes()),
                number("headShareBps", base.headShareBps()),
                number("weightShareBps", base.weightShareBps()),
                number("weightCap", base.weightCap()),
                number("confidenceMicro", base.confidenceMicro()),
                number("goldBps", base.goldBps()),
                number("benchAfter", base.benchAfter()),
                number("benchRelBps", base.benchRelBps()));
    }

    private RewardTerms reward(RewardTerms base) {
        return new RewardTerms(
                count("repPotMicro", base.repPotMicro()),
                number("bindingBps", base.bindingBps()),
                word("losingStake", LosingStake.class, base.losingStake()),
                word("payScope", PayScope.class, base.payScope()),
                number("equalShareBps", base.equalShareBps()));
    }

    private int number(String name, int base) {
        try {
            return Math.toIntExact(count(name, base));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(name + " is far too large", e);
        }
    }

    private long count(String name, long base) {
        var text = values.get(name);
        try {
            return text == null ? base : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number: " + text, e);
        }
    }

    private <T extends Enum<T>> T word(String name, Class<T> type, T base) {
        var text = values.get(name);
        if (text == null) {
            return base;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                name + " is one of " + List.of(type.getEnumConstants()) + ", not " + text);
    }
}
