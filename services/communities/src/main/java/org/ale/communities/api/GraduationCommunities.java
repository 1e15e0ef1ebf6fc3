/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.DefineOnboarding;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.CommunityRejection;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;
import org.jboss.logging.Logger;

/**
 * The platform's own communities, through which a worker graduates: Bot or Not, then Image
 * Recognition, then communities that anybody founded, then RLHF. They are founded at the first
 * start; later starts find them there, and change what they ask for if another version founded
 * them.
 */
@ApplicationScoped
public class GraduationCommunities {
    private static final Logger LOG = Logger.getLogger(GraduationCommunities.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 1_000;
    private static final String PLATFORM = "platform";
    private static final CommunityId BOT_OR_NOT = new CommunityId(new UUID(0xA1E0L, 1));
    private static final CommunityId IMAGE_RECOGNITION = new CommunityId(new UUID(0xA1E0L, 2));
    private static final CommunityId RLHF = new CommunityId(new UUID(0xA1E0L, 3));

    /** All of them. */
    static final List<CommunityId> IDS = List.of(BOT_OR_NOT, IMAGE_RECOGNITION, RLHF);

    private final CommandBus<CommunityCommand, CommunityEvent> bus;

    @Inject
    GraduationCommunities(CommandBus<CommunityCommand, CommunityEvent> bus) {
        this.bus = bus;
    }

    void found(@Observes StartupEvent event) {
        Thread.startVirtualThread(this::foundAll);
    }

    private void foundAll() {
        for (var community : all()) {
            while (!founded(community)) {
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private boolean founded(FoundCommunity community) {
        try {
            bus.send(community.community().toString(), wishes(community), DEADLINE)
                    .toCompletableFuture()
                    .get(DEADLINE.toSeconds() + 1, TimeUnit.SECONDS)
                    .forEach(outcome -> look(community, outcome));
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debugf(e, "%s is not founded yet", community.name());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * What each start asks of a community. A change is decided anew each time: one that changes
     * nothing leaves no fact, and an id that is known would not be decided at all.
     */
    static List<Wish<CommunityCommand>> wishes(FoundCommunity community) {
        var wishes = new ArrayList<Wish<CommunityCommand>>();
        wishes.add(new Wish<>(new CommandId("graduation-" + community.stage()), community));
        wishes.add(
                new Wish<>(
                        new CommandId("graduation-" + UUID.randomUUID()),
                        new ChangeParameters(
                                PLATFORM,
                                Map.of(),
                                community.requirements(),
                                Instant.EPOCH,
                                Instant.EPOCH)));
        if (community.community().equals(BOT_OR_NOT)) {
            wishes.add(
                    new Wish<>(
                            new CommandId("graduation-onboarding-1"),
                            new DefineOnboarding(PLATFORM, BotOrNotSet.read(), Instant.EPOCH)));
        }
        return wishes;
    }

    private static void look(FoundCommunity community, Outcome<CommunityEvent> outcome) {
        if (outcome instanceof Outcome.Rejected<CommunityEvent>(var code, var detail)
                && !code.equals(CommunityRejection.ALREADY_FOUNDED.name())) {
            LOG.warnf("%s refused what it was asked: %s", community.name(), detail);
        }
    }

    static List<FoundCommunity> all() {
        return List.of(
                community(
                        BOT_OR_NOT,
                        "Bot or Not",
                        "Is this written by a person?",
                        List.of("BINARY"),
                        List.of(),
                        Stage.BOT_OR_NOT),
                community(
                        IMAGE_RECOGNITION,
                        "Image Recognition",
                        "What is in the picture?",
                        List.of("BINARY", "SINGLE_CHOICE"),
                        List.of(new Requirement(BOT_OR_NOT, 0, 0, 0, true)),
                        Stage.IMAGE_RECOGNITION),
                community(
                        RLHF,
                        "RLHF",
                        "Which answer is better?",
                        List.of("PAIRWISE_PREFERENCE", "RATING"),
                        List.of(
                                new Requirement(IMAGE_RECOGNITION, 1_000_000, 8000, 50),
                                Requirement.ofStage(Stage.USER_GENERATED, 0)),
                        Stage.RLHF));
    }

    private static FoundCommunity community(
            CommunityId id,
            String name,
            String topic,
            List<String> taskTypes,
            List<Requirement> requirements,
            Stage stage) {
        return new FoundCommunity(
                id,
                PLATFORM,
                name,
                topic,
                "BALANCED",
                taskTypes,
                Map.of(),
                requirements,
                stage.name(),
                Instant.EPOCH);
    }
}
