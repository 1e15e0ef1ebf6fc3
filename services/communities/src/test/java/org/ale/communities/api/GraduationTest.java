/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.communities.domain.CommunityDecider;
import org.ale.communities.domain.CommunityEvent.ParametersChanged;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
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

    @Test
    void whatAnotherVersionFoundedAsksForTheSameAfterTheDelay() {
        var rlhf = new DeciderSpec<>(new CommunityDecider());
        var before = List.of(new Requirement(id(Stage.BOT_OR_NOT), 1, 0, 0));
        var worker = new WorkerId(new UUID(0, 1));
        var shown = new Evidence(id(Stage.BOT_OR_NOT), 1, 0, 0, false);
        rlhf.given()
                .after(founded(before), new JoinCommunity(worker, List.of(shown), Instant.EPOCH));
        var change = rlhf.when(asks(Stage.RLHF)).events().getFirst();
        var changed = assertInstanceOf(ParametersChanged.class, change);
        assertEquals(asked(Stage.RLHF), changed.parameters().requirements());
        assertEquals(Instant.EPOCH.plus(Duration.ofDays(2)), changed.effectiveFrom());
        rlhf.after(asks(Stage.RLHF)).when(asks(Stage.RLHF)).thenNothing();
    }

    @Test
    void aStartChangesNothingInWhatThisVersionFounded() {
        for (var community : GraduationCommunities.all()) {
            var spec = new DeciderSpec<>(new CommunityDecider());
            spec.given()
                    .after(community)
                    .when(asks(Stage.valueOf(community.stage())))
                    .thenNothing();
        }
    }

    private static FoundCommunity founded(List<Requirement> requirements) {
        var rlhf = GraduationCommunities.all().getLast();
        return new FoundCommunity(
                rlhf.community(),
                rlhf.founder(),
                rlhf.name(),
                rlhf.topic(),
                rlhf.template(),
                rlhf.taskTypes(),
                rlhf.overrides(),
                requirements,
                rlhf.stage(),
                rlhf.at());
    }

    private static ChangeParameters asks(Stage stage) {
        return GraduationCommunities.all().stream()
                .filter(each -> each.stage().equals(stage.name()))
                .flatMap(each -> GraduationCommunities.wishes(each).stream())
                .map(Wish::command)
                .filter(ChangeParameters.class::isInstance)
                .map(ChangeParameters.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
