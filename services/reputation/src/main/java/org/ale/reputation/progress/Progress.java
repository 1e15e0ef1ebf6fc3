/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a worker has reached in one community.
 *
 * @param season the one now
 * @param streak of days
 * @param badges earned, easy ones first
 * @param quests all there are, and how far he is
 */
public record Progress(
        SeasonScore season, Streak streak, List<Badge> badges, List<QuestProgress> quests) {
    /**
     * How far a worker is.
     *
     * @param done at most the goal
     */
    public record QuestProgress(Quest quest, int done) {}

    /**
     * What badges are given for.
     *
     * @param won tasks in which he voted for the decided label
     * @param longestStreak days
     * @param sharpSeasons that are over
     */
    record Deeds(int won, int longestStreak, int sharpSeasons) {}

    /**
     * Everything follows from what was done on each day.
     *
     * @param days in order
     * @param today UTC
     */
    public static Progress of(List<DayOfWork> days, LocalDate today) {
        var streak = Streak.of(days, today);
        var now = Season.of(today);
        var seasons = new LinkedHashSet<Season>();
        days.forEach(each -> seasons.add(Season.of(each.day())));
        seasons.remove(now);
        var sharp = (int) seasons.stream().filter(season -> season.score(days).isSharp()).count();
        var won = days.stream().mapToInt(DayOfWork::won).sum();
        var deeds = new Deeds(won, streak.longest(), sharp);
        return new Progress(
                now.score(days),
                streak,
                Arrays.stream(Badge.values()).filter(badge -> badge.isEarned(deeds)).toList(),
                Arrays.stream(Quest.values())
                        .map(quest -> new QuestProgress(quest, quest.done(days, today)))
                        .toList());
    }
}
