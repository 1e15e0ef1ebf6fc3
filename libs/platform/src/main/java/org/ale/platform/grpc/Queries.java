/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import io.grpc.stub.StreamObserver;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Reads databases off the event loop, each question on a virtual thread of its own.
 *
 * <p>gRPC methods call this and are never annotated with {@code @Blocking} or
 * {@code @RunOnVirtualThread}. Those begin the call itself on another thread while the event loop
 * delivers it, and then a request is sometimes lost ("Half-closed without a request", or no answer
 * at all: Quarkus issue 48940). Here the event loop has taken the request before a thread begins.
 */
public final class Queries {
    private static final Executor THREADS =
            Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor());

    private Queries() {}

    /** A question with one answer. */
    @FunctionalInterface
    public interface Query<T> {
        T run() throws SQLException;
    }

    /** A question that answers its observer itself, as often as it likes. */
    @FunctionalInterface
    public interface Stream {
        void run() throws SQLException;
    }

    /** Answers one question; fails with a gRPC status that {@link Failures} names. */
    public static <T> Uni<T> answer(Query<T> query) {
        return Uni.createFrom()
                .item(Unchecked.supplier(query::run))
                .runSubscriptionOn(THREADS)
                .onFailure()
                .transform(Failures::status);
    }

    /** Answers one question to an observer. */
    public static <T> void answer(StreamObserver<T> observer, Query<T> query) {
        stream(
                observer,
                () -> {
                    observer.onNext(query.run());
                    observer.onCompleted();
                });
    }

    /** Lets a question answer its observer. What it throws becomes the end of the call. */
    public static void stream(StreamObserver<?> observer, Stream stream) {
        THREADS.execute(() -> {
            try {
                stream.run();
            } catch (SQLException | RuntimeException e) {
                observer.onError(Failures.status(e));
            }
        });
    }
}
