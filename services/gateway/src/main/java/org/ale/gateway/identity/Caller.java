/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import jakarta.enterprise.context.RequestScoped;
import org.ale.kernel.ClientId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** Who makes this request, from the token alone. */
@RequestScoped
public class Caller {
    private @Nullable ClientId client;
    private @Nullable WorkerId worker;

    /** The tenant; only behind {@link ClientOnly}. */
    public ClientId client() {
        if (client == null) {
            throw new IllegalStateException("no client has signed in: @ClientOnly is missing");
        }
        return client;
    }

    /** The worker; only behind {@link WorkerOnly}. */
    public WorkerId worker() {
        if (worker == null) {
            throw new IllegalStateException("no worker has signed in: @WorkerOnly is missing");
        }
        return worker;
    }

    void is(ClientId who) {
        client = who;
    }

    void is(WorkerId who) {
        worker = who;
    }
}
