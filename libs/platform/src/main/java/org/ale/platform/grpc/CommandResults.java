/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.schemas.type.v1.CommandResult;

/**
 * Sends commands and answers what became of them. A refusal is a value, not a failure of the call.
 */
public final class CommandResults {
    /** How long a caller waits for an outcome before it hears DEADLINE_EXCEEDED. */
    public static final Duration DEADLINE = Duration.ofSeconds(5);

    private CommandResults() {}

    /** An outcome on the wire. */
    public static CommandResult of(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?>(var token, _) ->
                    CommandResult.newBuilder().setToken(token.toString()).build();
            case Outcome.Rejected<?>(var code, var detail) ->
                    CommandResult.newBuilder().setRejection(code).setDetail(detail).build();
        };
    }

    /**
     * Sends one command.
     *
     * @return what became of it; fails with a gRPC status that {@link Failures} names
     */
    public static <C, E> Uni<CommandResult> send(
            CommandBus<C, E> bus, String streamId, CommandId id, C command) {
        return outcome(bus, streamId, id, command).map(CommandResults::of);
    }

    /** Sends one command whose facts the answer needs. */
    public static <C, E> Uni<Outcome<E>> outcome(
            CommandBus<C, E> bus, String streamId, CommandId id, C command) {
        return outcomes(bus, streamId, List.of(new Wish<>(id, command))).map(List::getFirst);
    }

    /** Sends up to 100 commands of one stream, with one outcome for each in the same order. */
    public static <C, E> Uni<List<Outcome<E>>> outcomes(
            CommandBus<C, E> bus, String streamId, List<Wish<C>> wishes) {
        return Uni.createFrom()
                .completionStage(() -> bus.send(streamId, wishes, DEADLINE))
                .onFailure()
                .transform(Failures::status);
    }

    /**
     * Tells an observer the one answer of a call, once the outcome is there.
     *
     * @param response made of the outcome
     */
    public static <R, T> void answer(
            StreamObserver<T> observer, Uni<R> outcome, Function<R, T> response) {
        Consumer<R> done =
                result -> {
                    observer.onNext(response.apply(result));
                    observer.onCompleted();
                };
        outcome.subscribe().with(done, failure -> observer.onError(Failures.status(failure)));
    }
}
