/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.StatusRuntimeException;
import org.ale.platform.grpc.Arguments;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void saysWhatIsWrongWithANumberInWordsOfItsOwn() {
        var failure =
                assertThrows(
                        StatusRuntimeException.class,
                        () -> Arguments.checked("page_token", () -> Long.parseLong("zzz")));

        assertEquals(
                "page_token is not a whole number within its range",
                failure.getStatus().getDescription());
    }
}
