/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

/** The event logs, in the order in which facts cause each other. */
public enum LogTopic {
    COMMUNITIES("ale.communities.community.events.v1"),
    JOBS("ale.jobs.job.events.v1"),
    ASSIGNMENT("ale.assignment.lease.events.v1"),
    CONSENSUS("ale.consensus.pool.events.v1"),
    REPUTATION("ale.reputation.member.events.v1"),
    PAYMENT("ale.payment.account.events.v1"),
    STAKING("ale.staking.network.events.v1"),
    CHAIN_BRIDGE("ale.chain-bridge.chain.events.v1");

    private final String topicName;

    LogTopic(String topicName) {
        this.topicName = topicName;
    }

    /** Name of the topic without a prefix. */
    public String topicName() {
        return topicName;
    }

    /** The CloudEvents source of its facts, e.g. {@code /ale/consensus/pool}. */
    public String source() {
        var parts = topicName.split("\\.");
        return "/ale/" + parts[1] + "/" + parts[2];
    }
}
