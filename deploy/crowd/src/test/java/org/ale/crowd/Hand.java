/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import org.ale.crowd.ApiClient.Caller;

/** A worker's hand: one task taken, one answer given. */
final class Hand {
    private static final int ATTEMPTS_MAX = 1_200;

    private final ApiClient api;

    Hand(ApiClient api) {
        this.api = api;
    }

    /** The pool of the first task of a deck; a fresh job takes a moment. */
    String dealt(String path, String token) throws Exception {
        for (var attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var tasks =
                    api.post(path + "/deck", Caller.with(token), ApiClient.JSON.createObjectNode())
                            .path("tasks");
            if (!tasks.isEmpty()) {
                return tasks.get(0).path("poolId").asText();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nothing was dealt");
    }

    /** What became of one answer. */
    JsonNode answer(String path, String token, String id, String pool, int label) throws Exception {
        var body = ApiClient.JSON.createObjectNode();
        body.putArray("answers")
                .addObject()
                .put("answerId", id)
                .put("poolId", pool)
                .put("label", label);
        return api.post(path + "/answers", Caller.with(token), body).at("/outcomes/0");
    }
}
