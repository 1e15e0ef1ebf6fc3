/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ale.gateway.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna K.",
                "李明",
                "अनिल कुमार",
                "นิดา",
                "Ольга-2",
                "محمد",
                "a.",
                "ben_2",
                "99999999999999999999999999999999"
            })
    void takesNamesOfAnyScript(String name) {
        assertEquals(name, BoardNames.checked(name));
    }

    @Test
    void blanksAroundItAndTwoInARowAreNoneOfIt() {
        assertEquals("Anna K.", BoardNames.checked(" Anna\u3000 K. "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                " x ",
                "999999999999999999999999999999999",
                "a@b.c",
                "<b>",
                "a\nb",
                "a\u200Bb",
                "ab\u202E",
                "\u3164\u3164",
                "ab\uFE0F",
                "a\u0308\u0323\u0308\u0323\u0308b",
                "\u0301ab",
                "😀😀"
            })
    void whatIsTooShortTooLongOrNotSeenIsNoName(String name) {
        assertThrows(Problem.class, () -> BoardNames.checked(name));
    }

    @Test
    void nothingIsNoName() {
        assertThrows(Problem.class, () -> BoardNames.checked(null));
    }
}
