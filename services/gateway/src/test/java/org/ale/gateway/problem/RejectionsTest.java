/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ale.schemas.type.v1.CommandResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionsTest {
    @ParameterizedTest
    @CsvSource({
        "ALREADY_ANSWERED, 409, already-answered",
        "WRONG_STATE, 409, wrong-state",
        "JOB_NOT_FOUND, 404, job-not-found",
        "NO_SUCH_COMMUNITY, 404, no-such-community",
        "POOL_UNKNOWN, 404, pool-unknown",
        "UNKNOWN_LABEL, 422, unknown-label",
        "PARAMETER_OUT_OF_RANGE, 422, parameter-out-of-range",
        "DRAFT_INVALID, 422, draft-invalid"
    })
    void keepTheReasonAsCode(String reason, int status, String code) {
        var result = CommandResult.newBuilder().setRejection(reason).setDetail("Why.").build();

        var problem = assertThrows(Problem.class, () -> Rejections.require(result));

        assertEquals(status, problem.status());
        assertEquals(code, problem.code());
        assertEquals("Why.", problem.detail());
    }

    @Test
    void giveTheTokenOfWhatWasDone() {
        assertEquals(
                "3-17", Rejections.require(CommandResult.newBuilder().setToken("3-17").build()));
    }
}
