/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ale.audit.KafkaLog;
import org.ale.audit.LogTopic;
import org.ale.local.Options;
import org.ale.schemas.log.v1.EventRecord;

/** What the log holds: who is refused must have left nothing there. */
final class LoggedFacts {
    private final Options options;
    private final LogTopic topic;
    private final Predicate<EventRecord> isMeant;

    private LoggedFacts(Options options, LogTopic topic, Predicate<EventRecord> isMeant) {
        this.options = options;
        this.topic = topic;
        this.isMeant = isMeant;
    }

    /** The jobs that were ever drafted. */
    static LoggedFacts ofDrafts(Options options) {
        return new LoggedFacts(options, LogTopic.JOBS, kind("JobDrafted"));
    }

    /** All that was said of one job. */
    static LoggedFacts ofJob(Options options, String jobId) {
        return new LoggedFacts(options, LogTopic.JOBS, fact -> fact.getStreamId().equals(jobId));
    }

    /** The communities that were ever founded. */
    static LoggedFacts ofFoundings(Options options) {
        return new LoggedFacts(options, LogTopic.COMMUNITIES, kind("CommunityFounded"));
    }

    /** Answers that were taken in a community. */
    static LoggedFacts ofAnswers(Options options, String communityId) {
        return new LoggedFacts(
                options,
                LogTopic.ASSIGNMENT,
                kind("AnswerAccepted").and(fact -> fact.getStreamId().equals(communityId)));
    }

    private static Predicate<EventRecord> kind(String name) {
        return fact -> fact.getType().endsWith("." + name);
    }

    /** Does what must change nothing. */
    @FunctionalInterface
    interface Refused {
        void happens() throws Exception;
    }

    /** Sees that the log says no more than before. */
    void areNotChangedBy(Refused refused) throws Exception {
        var before = all();
        refused.happens();
        assertEquals(before, all());
    }

    /** Each fact's place and kind. */
    List<String> all() throws Exception {
        var facts = new ArrayList<String>();
        try (var log = new KafkaLog(options.bootstrapServers(), "", List.of(topic))) {
            log.read(
                    topic,
                    entry -> {
                        if (isMeant.test(entry.event())) {
                            facts.add(entry.place() + " " + entry.event().getType());
                        }
                    });
        }
        return facts;
    }
}
