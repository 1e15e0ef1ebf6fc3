/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * How parameters are changed by vote.
 *
 * @param quorumBps least share of reputation that must vote, 0–10000
 * @param delayHours hours between a passed proposal and its effect, 0–720
 * @param proposeMinMicro reputation needed to propose, in micro-REP
 */
public record Governance(int quorumBps, int delayHours, long proposeMinMicro)
        implements Serializable {
    public static final Governance STRICT = new Governance(2000, 48, 1_000_000);
    public static final Governance BALANCED = new Governance(2000, 48, 10_000_000);

    public Governance {
        Bounds.require("quorumBps", quorumBps, 0, 10_000);
        Bounds.require("delayHours", delayHours, 0, 720);
        Bounds.require("proposeMinMicro", proposeMinMicro, 0, 1_000_000_000_000L);
    }
}
