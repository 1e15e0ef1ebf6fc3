/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import java.util.List;
import org.ale.schemas.reputation.v1.CommunityProgress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What I have reached in a community. Nothing of it is money or reputation, and a day off takes
 * nothing away.
 *
 * @param level from 1; null while my score is hidden
 * @param nextLevelMicro reputation at which the next level begins; null while my score is hidden
 * @param streakDays days in a row with a decided task, up to today or yesterday (UTC)
 * @param longestStreakDays the most days in a row ever
 */
@Schema(name = "Progress")
public record ProgressJson(
        String communityId,
        @Nullable Integer level,
        @Nullable Long nextLevelMicro,
        SeasonJson season,
        int streakDays,
        int longestStreakDays,
        List<String> badges,
        List<QuestJson> quests) {

    /** What I did in the season of now, a quarter of a year: decided tasks, and those won. */
    @Schema(name = "SeasonScore")
    public record SeasonJson(String season, int decided, int won) {}

    /** A small goal; who reaches it gains nothing but the mark. */
    @Schema(name = "Quest")
    public record QuestJson(String quest, int done, int goal) {}

    static ProgressJson of(CommunityProgress from) {
        var isShown = from.getLevel() > 0;
        var season = from.getSeason();
        return new ProgressJson(
                from.getCommunityId(),
                isShown ? from.getLevel() : null,
                isShown ? from.getNextLevelMicro() : null,
                new SeasonJson(season.getSeason(), season.getDecided(), season.getWon()),
                from.getStreakDays(),
                from.getLongestStreakDays(),
                from.getBadgesList(),
                from.getQuestsList().stream()
                        .map(each -> new QuestJson(each.getQuest(), each.getDone(), each.getGoal()))
                        .toList());
    }
}
