/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.ale.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a name on a leaderboard may look: two that look alike in one script are one, and nothing of
 * it is invisible.
 */
final class BoardNames {
    private static final int CHARACTERS_MIN = 2;
    private static final int CHARACTERS_MAX = 32;

    /** Of any script, but for the two fillers that show nothing. */
    private static final String LETTER = "[\\p{L}\\p{Nd}&&[^\\x{115F}\\x{1160}]]";

    /** What some scripts write on their letters, but for marks that show nothing. */
    private static final String MARK =
            "[\\p{Mn}\\p{Mc}&&[^\\x{34F}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{FE00}-\\x{FE0F}"
                    + "\\x{E0100}-\\x{E01EF}]]";

    private static final Pattern FORM = Pattern.compile("(?:" + LETTER + MARK + "{0,3}|[ ._-])+");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private BoardNames() {}

    /**
     * The name as it is shown: without blanks around it, and no two in a row.
     *
     * @throws Problem 400 {@code invalid-argument}
     */
    static String checked(@Nullable String value) {
        if (value == null) {
            throw Problem.invalid("name is missing.");
        }
        var plain = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
        var name = BLANKS.matcher(plain).replaceAll(" ");
        int characters = name.codePointCount(0, name.length());
        if (characters < CHARACTERS_MIN || characters > CHARACTERS_MAX) {
            throw Problem.invalid(
                    "name has " + CHARACTERS_MIN + " to " + CHARACTERS_MAX + " characters.");
        }
        if (!FORM.matcher(name).matches()) {
            throw Problem.invalid("name is made of letters, digits, blanks and the signs . _ -");
        }
        return name;
    }
}
