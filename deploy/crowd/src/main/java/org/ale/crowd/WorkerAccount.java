/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.util.HashSet;
import java.util.Set;
import org.ale.crowd.ApiClient.Caller;

/**
 * A worker who has signed up: no name, no address, a key made on the device.
 *
 * @param workerId named by the gateway
 * @param token of the session
 */
public record WorkerAccount(String workerId, String token) {
    /** Who he is to the API. */
    public Caller caller() {
        return Caller.with(token);
    }

    private static final int CHALLENGES_MAX = 5;

    /** Makes a key, signs up and opens a session. */
    public static WorkerAccount signUp(ApiClient api) throws ApiException, InterruptedException {
        var key = new DeviceKey();
        var sign = ApiClient.JSON.createObjectNode().put("publicKey", key.publicKey());
        var worker = api.post("/v1/workers", Caller.ANYBODY, sign).path("workerId").asText();
        for (var again = 0; ; again++) {
            try {
                return new WorkerAccount(worker, session(api, worker, key));
            } catch (ApiException e) {
                if (!e.code().equals("challenge-not-valid") || again == CHALLENGES_MAX) {
                    throw e;
                }
            }
        }
    }

    /** A challenge is good once: whose answer was lost on the way asks for another. */
    private static String session(ApiClient api, String worker, DeviceKey key)
            throws ApiException, InterruptedException {
        var empty = ApiClient.JSON.createObjectNode();
        var challenge =
                api.post("/v1/workers/" + worker + "/challenges", Caller.ANYBODY, empty)
                        .path("challenge")
                        .asText();
        var answer =
                ApiClient.JSON
                        .createObjectNode()
                        .put("challenge", challenge)
                        .put("signature", key.sign(challenge));
        return api.post("/v1/workers/" + worker + "/sessions", Caller.ANYBODY, answer)
                .path("token")
                .asText();
    }

    /** Joins a community. */
    public void join(ApiClient api, String communityId) throws ApiException, InterruptedException {
        api.post(
                "/v1/communities/" + communityId + "/members",
                caller(),
                ApiClient.JSON.createObjectNode());
    }

    /** Pools of which the system tells him what became of his answer. */
    public Set<String> outcomes(ApiClient api) throws ApiException, InterruptedException {
        var pools = new HashSet<String>();
        for (var token = ""; ; ) {
            var page = api.get("/v1/me/outcomes?pageToken=" + token, caller());
            page.path("outcomes").forEach(outcome -> pools.add(outcome.path("poolId").asText()));
            token = page.path("nextPageToken").asText();
            if (token.isEmpty()) {
                return pools;
            }
        }
    }
}
