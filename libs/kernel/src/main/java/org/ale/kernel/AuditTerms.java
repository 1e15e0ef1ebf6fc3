/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * When decided labels are looked at again.
 *
 * @param everyPools an audit runs after this many closed pools, 50–10000; 0 is off
 * @param auditBps share of closed pools that an audit may re-open, 0–3000
 */
public record AuditTerms(int everyPools, int auditBps) implements Serializable {
    public static final AuditTerms OFF = new AuditTerms(0, 0);
    public static final AuditTerms BALANCED = new AuditTerms(200, 500);

    public AuditTerms {
        if (everyPools != 0) {
            Bounds.require("auditEvery", everyPools, 50, 10_000);
        }
        Bounds.require("auditBps", auditBps, 0, 3000);
    }
}
