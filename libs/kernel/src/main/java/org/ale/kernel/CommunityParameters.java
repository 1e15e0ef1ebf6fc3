/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * Everything a community may set (rules §9), each part checked against its safe range when made.
 *
 * @param consensus how a pool is decided
 * @param reward how winners gain and are paid
 * @param serving how tasks are dealt
 * @param audit when labels are looked at again
 * @param fees what is taken, and the hourly floor
 * @param governance how these parameters are changed
 * @param requirements what a worker must have shown elsewhere
 * @param visibleAfter finished tasks before a worker sees his score, 0–100
 */
public record CommunityParameters(
        ConsensusTerms consensus,
        RewardTerms reward,
        ServingTerms serving,
        AuditTerms audit,
        FeeTerms fees,
        Governance governance,
        List<Requirement> requirements,
        int visibleAfter)
        implements Serializable {
    /** The white paper read literally; it drives the test vectors. */
    public static final CommunityParameters STRICT =
            new CommunityParameters(
                    ConsensusTerms.STRICT,
                    RewardTerms.STRICT,
                    ServingTerms.DEFAULT,
                    AuditTerms.OFF,
                    FeeTerms.STRICT,
                    Governance.STRICT,
                    List.of(),
                    10);

    /** What a careful founder would choose; the wizard pre-selects it. */
    public static final CommunityParameters BALANCED =
            new CommunityParameters(
                    ConsensusTerms.BALANCED,
                    RewardTerms.BALANCED,
                    ServingTerms.DEFAULT,
                    AuditTerms.BALANCED,
                    FeeTerms.BALANCED,
                    Governance.BALANCED,
                    List.of(),
                    10);

    public CommunityParameters {
        requirements = List.copyOf(requirements);
        Bounds.require("requirements", requirements.size(), 0, 20);
        Bounds.require("visibleAfter", visibleAfter, 0, 100);
    }
}
