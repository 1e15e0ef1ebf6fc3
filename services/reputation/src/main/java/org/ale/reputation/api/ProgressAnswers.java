/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ale.reputation.progress.DayOfWork;
import org.ale.reputation.progress.Progress;
import org.ale.reputation.progress.Season;
import org.ale.reputation.progress.SeasonScore;
import org.ale.reputation.projection.reputations.DaysOfWork;
import org.ale.reputation.projection.reputations.Reputations;
import org.ale.schemas.reputation.v1.CommunityProgress;
import org.ale.schemas.reputation.v1.GetProgressResponse;
import org.ale.schemas.reputation.v1.GetRankingResponse;
import org.ale.schemas.reputation.v1.Quest;
import org.ale.schemas.reputation.v1.RankedWorker;

/** What a worker has reached, and how some of a community rank, on the wire. */
@Singleton
final class ProgressAnswers {
    private final DaysOfWork days;
    private final Reputations reputations;
    private final Clock clock = Clock.systemUTC();

    @Inject
    ProgressAnswers(DaysOfWork days, Reputations reputations) {
        this.days = days;
        this.reputations = reputations;
    }

    GetProgressResponse progress(UUID worker) throws SQLException {
        var response = GetProgressResponse.newBuilder();
        var worked = days.of(worker);
        for (var standing : reputations.standings(worker)) {
            var there = worked.get(standing.community());
            if (there != null) {
                response.addCommunities(onWire(standing, there));
            }
        }
        return response.build();
    }

    /** The season of that name; none: the one now. */
    static Optional<Season> season(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Season.parse(name));
    }

    GetRankingResponse ranking(UUID community, Optional<Season> season, List<UUID> workers)
            throws SQLException {
        var asked = season.orElseGet(() -> Season.of(today()));
        var response =
                GetRankingResponse.newBuilder()
                        .setSeason(asked.toString())
                        .setDecidedMin(SeasonScore.DECIDED_MIN);
        for (var each : days.ranking(community, asked, workers)) {
            response.addWorkers(
                    RankedWorker.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setPlace(each.place())
                            .setDecided(each.decided())
                            .setWon(each.won()));
        }
        return response.build();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private CommunityProgress onWire(Reputations.Standing standing, List<DayOfWork> there) {
        var progress = Progress.of(there, today());
        var season = progress.season();
        var wire =
                CommunityProgress.newBuilder()
                        .setCommunityId(standing.community().toString())
                        .setSeason(
                                org.ale.schemas.reputation.v1.SeasonScore.newBuilder()
                                        .setSeason(season.season().toString())
                                        .setDecided(season.decided())
                                        .setWon(season.won()))
                        .setStreakDays(progress.streak().now())
                        .setLongestStreakDays(progress.streak().longest());
        if (standing.isVisible()) {
            var level = Levels.of(standing.reputationMicro());
            wire.setLevel(level).setNextLevelMicro(Levels.begin(level + 1));
        }
        progress.badges().forEach(badge -> wire.addBadges(badge.name()));
        for (var each : progress.quests()) {
            wire.addQuests(
                    Quest.newBuilder()
                            .setQuest(each.quest().name())
                            .setDone(each.done())
                            .setGoal(each.quest().goal()));
        }
        return wire.build();
    }
}
