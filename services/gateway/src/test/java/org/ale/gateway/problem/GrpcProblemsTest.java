/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

class GrpcProblemsTest {
    private static String detail(String description) {
        var failure = Status.INVALID_ARGUMENT.withDescription(description).asRuntimeException();
        return GrpcProblems.of(failure).detail();
    }

    @Test
    void namesAFieldAsTheCallerDoes() {
        assertEquals("pageToken is not a page token.", detail("page_token is not a page token"));
        assertEquals("items: too many.", detail("items: too many."));
    }
}
