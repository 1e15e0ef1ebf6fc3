/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;

/**
 * What a pool decided.
 *
 * @param label index of the label; the lowest of a tie
 * @param confidenceMicro posterior of the label, or its share of heads, in millionths
 * @param resolved false if there is no consensus: nobody gains and the client is refunded
 */
public record Verdict(int label, int confidenceMicro, boolean resolved) implements Serializable {
    /** Whether what was announced of the pool would be another. */
    boolean differsFrom(Verdict announced) {
        return label != announced.label || resolved != announced.resolved;
    }
}
