/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;
import org.junit.jupiter.api.Test;

/** Bot or Not, then Image Recognition, then communities that anybody founded, then RLHF. */
class GraduationTest {
    private static List<Requirement> asked(Stage stage) {
        return GraduationCommunities.all().stream()
                .filter(each -> each.stage().equals(stage.name()))
                .map(FoundCommunity::requirements)
                .findFirst()
                .orElseThrow();
    }

    private static CommunityId id(Stage stage) {
        return GraduationCommunities.all().stream()
                .filter(each -> each.stage().equals(stage.name()))
                .map(FoundCommunity::community)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachCommunityAsksForTheStageBefore() {
        assertEquals(List.of(), asked(Stage.BOT_OR_NOT));
        assertEquals(
                List.of(new Requirement(id(Stage.BOT_OR_NOT), 0, 0, 0, true)),
                asked(Stage.IMAGE_RECOGNITION));
        assertEquals(
                List.of(
                        new Requirement(id(Stage.IMAGE_RECOGNITION), 1_000_000, 8_000, 50),
                        Requirement.ofStage(Stage.USER_GENERATED, 0)),
                asked(Stage.RLHF));
    }
}
