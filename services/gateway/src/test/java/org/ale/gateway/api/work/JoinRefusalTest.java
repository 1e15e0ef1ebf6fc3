/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.type.v1.CommandResult;
import org.junit.jupiter.api.Test;

/** The service's sentences stay; its figures are told where the score is shown. */
class JoinRefusalTest {
    private static final String BOTS = "00000000-0000-a1e0-0000-000000000001";
    private static final String PICTURES = "00000000-0000-a1e0-0000-000000000002";
    private static final String PASS = "Pass the on-boarding of community " + BOTS + " first.";
    private static final String STAGE =
            "Reach the stage USER_GENERATED: finish 50 tasks in one community that is not the"
                    + " platform's.";
    private static final String STAKE = "Stake at least 5 base units; your stake is 4.";
    private static final String ASKED =
            "Community %s asks for 1000000 micro-REP, 8000 basis points of accuracy and 50 finished"
                    + " tasks; ";
    private static final String HAVE = "you have 400000, 9123 and 9.";
    private static final String HIDDEN =
            "what you have is shown once you have finished enough tasks there.";

    private static String told(String detail) {
        var refused =
                CommandResult.newBuilder().setRejection("REQUIREMENTS_MISSING").setDetail(detail);
        var shown = ReputationView.newBuilder().setCommunityId(PICTURES).setVisible(true).build();
        return JoinRefusal.told(refused.build(), List.of(shown)).getDetail();
    }

    @Test
    void aNewcomerIsToldWhatToDo() {
        assertEquals(PASS, told(PASS));
        assertEquals(PASS + " " + STAGE, told(PASS + " " + STAGE));
    }

    @Test
    void figuresAreToldWhereTheScoreIsShown() {
        var shown = ASKED.formatted(PICTURES) + HAVE;
        var hidden = ASKED.formatted(BOTS);
        assertEquals(
                String.join(" ", shown, hidden + HIDDEN, PASS, STAGE),
                told(String.join(" ", shown, hidden + HAVE, PASS, STAGE)));
    }

    @Test
    void aStakeIsNoSecret() {
        var hidden = ASKED.formatted(BOTS);
        assertEquals(
                String.join(" ", STAKE, hidden + HIDDEN, STAKE),
                told(String.join(" ", STAKE, hidden + HAVE, STAKE)));
    }

    @Test
    void figuresOfNoCommunityAreHidden() {
        assertEquals(HIDDEN, told(HAVE));
        assertEquals(ASKED.formatted("x") + HIDDEN, told(ASKED.formatted("x") + HAVE));
    }

    @Test
    void anotherRefusalIsLeftAsItIs() {
        var other = CommandResult.newBuilder().setRejection("OTHER").setDetail(HAVE).build();
        assertEquals(other, JoinRefusal.told(other, List.of()));
    }
}
