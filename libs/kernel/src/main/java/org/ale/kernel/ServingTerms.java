/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * How tasks are served.
 *
 * @param openPools pools open for voting at a time, 50–200
 * @param leaseSeconds how long a dealt task is held for its worker, 30–86400 s of log time
 * @param deckSize tasks dealt at a time, 1–50
 * @param windowShareBps most of the open window that one worker may have part in, 100–10000
 */
public record ServingTerms(int openPools, int leaseSeconds, int deckSize, int windowShareBps)
        implements Serializable {
    public static final ServingTerms DEFAULT = new ServingTerms(100, 600, 10, 2000);

    public ServingTerms {
        Bounds.require("openPools", openPools, 50, 200);
        Bounds.require("leaseSeconds", leaseSeconds, 30, 86_400);
        Bounds.require("deckSize", deckSize, 1, 50);
        Bounds.require("windowShareBps", windowShareBps, 100, 10_000);
    }
}
