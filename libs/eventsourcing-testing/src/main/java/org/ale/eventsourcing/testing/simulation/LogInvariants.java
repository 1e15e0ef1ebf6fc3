/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.eventsourcing.testing.log.StoredRecord;
import org.ale.schemas.log.v1.CommandRecord;
import org.ale.schemas.log.v1.EventRecord;

/**
 * True of every log: a command is carried out once, however often it was sent, a fact is relayed
 * once, and what a fact follows from stands in a log.
 */
final class LogInvariants {
    private static final Pattern FOREIGN_FACT =
            Pattern.compile("(.*\\.events\\.v\\d+)-(\\d+)-(\\d+)");
    private static final Pattern RELAYED = Pattern.compile(".*\\.events\\.v\\d+-\\d+-\\d+-\\d+");

    private final MemoryBroker broker;
    private final Topics topics;
    private final Set<String> carriedOut = new HashSet<>();
    private final Set<String> ofThisCause = new HashSet<>();
    private final Set<String> relayed = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private String lastCause = "";

    private LogInvariants(MemoryBroker broker, Topics topics) {
        this.broker = broker;
        this.topics = topics;
    }

    /** What is broken in the log of an owner. */
    static List<String> broken(MemoryBroker broker, Topics topics) {
        var violations = new ArrayList<String>();
        for (var partition = 0; partition < broker.partitions(); partition++) {
            // A stream stays in its partition, and so do its commands.
            var invariants = new LogInvariants(broker, topics);
            broker.read(
                    topics.events(),
                    partition,
                    0,
                    Integer.MAX_VALUE,
                    (_, stored) -> invariants.onFact(stored.value()));
            broker.read(
                    topics.commands(),
                    partition,
                    0,
                    Integer.MAX_VALUE,
                    (_, stored) -> invariants.onCommands(stored));
            violations.addAll(invariants.violations);
        }
        return violations;
    }

    /** Facts of one command lie side by side and have one cause. */
    private void onFact(byte[] sealed) {
        EventRecord record;
        try {
            record = EventRecord.parseFrom(sealed);
        } catch (InvalidProtocolBufferException e) {
            violations.add(topics + ": a fact cannot be read");
            return;
        }
        if (!record.getCause().equals(lastCause)) {
            lastCause = record.getCause();
            ofThisCause.clear();
            checkCause(record);
        }
        var command = record.getStreamId() + "/" + original(record.getCommandId());
        if (ofThisCause.add(record.getStreamId() + "/" + record.getCommandId())
                && !carriedOut.add(command)) {
            violations.add(topics + ": carried out twice: " + command);
        }
    }

    /** Position and commands of a relay are one transaction, so no fact becomes a command twice. */
    private void onCommands(StoredRecord stored) {
        CommandRecord record;
        try {
            record = CommandRecord.parseFrom(stored.value());
        } catch (InvalidProtocolBufferException e) {
            violations.add(topics + ": a command cannot be read");
            return;
        }
        for (var command : record.getCommandsList()) {
            var id = original(command.getId());
            if (RELAYED.matcher(id).matches() && !relayed.add(stored.key() + "/" + id)) {
                violations.add(topics + ": relayed twice: " + id);
            }
        }
    }

    /** A fact that follows another one follows one that stands in its log. */
    private void checkCause(EventRecord record) {
        var matcher = FOREIGN_FACT.matcher(record.getCause());
        if (matcher.matches()
                && !broker.holds(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)),
                        Long.parseLong(matcher.group(3)))) {
            violations.add(topics + ": its cause is in no log: " + record.getCause());
        }
    }

    /** Mutants that name a command anew keep its first name before a mark. */
    private static String original(String commandId) {
        var mark = commandId.indexOf('#');
        return mark < 0 ? commandId : commandId.substring(0, mark);
    }
}
