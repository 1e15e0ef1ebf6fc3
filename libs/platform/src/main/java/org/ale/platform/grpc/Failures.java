/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.ale.eventsourcing.LogUnreachableException;
import org.ale.eventsourcing.postgres.MalformedTokenException;
import org.ale.eventsourcing.postgres.ReadBehindException;
import org.ale.platform.aggregate.NotStartedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failure means to the caller of a gRPC API. No name of a Java type and no trace leaves the
 * house.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The status that tells a failure. */
    public static StatusRuntimeException status(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> unexpected(new IllegalStateException("a failure without a cause"));
            case StatusRuntimeException known -> known;
            case StatusException known -> known.getStatus().asRuntimeException();
            case CompletionException wrapped when wrapped.getCause() != null ->
                    status(wrapped.getCause());
            case TimeoutException _, io.smallrye.mutiny.TimeoutException _ ->
                    Status.DEADLINE_EXCEEDED
                            .withDescription("no outcome in time; the same id may be sent again")
                            .asRuntimeException();
            case ReadBehindException behind ->
                    Status.DEADLINE_EXCEEDED
                            .withDescription(behind.getMessage())
                            .asRuntimeException();
            case MalformedTokenException malformed ->
                    Status.INVALID_ARGUMENT
                            .withDescription(malformed.getMessage())
                            .asRuntimeException();
            case LogUnreachableException unreachable -> unreached(unreachable);
            case NotStartedException starting ->
                    Status.UNAVAILABLE.withDescription(starting.getMessage()).asRuntimeException();
            case SQLException database -> unreadable(database);
            case RuntimeException wrapped when wrapped.getCause() instanceof SQLException ->
                    unreadable(wrapped);
            case Throwable other -> unexpected(other);
        };
    }

    /** The database comes back: the same may be asked again a moment later. */
    private static StatusRuntimeException unreadable(Exception failure) {
        LOG.atWarn().setCause(failure).log("a read model cannot be read");
        return Status.UNAVAILABLE
                .withDescription("the read model cannot be read now")
                .asRuntimeException();
    }

    private static StatusRuntimeException unreached(LogUnreachableException failure) {
        LOG.atWarn().setCause(failure).log("the log cannot be reached");
        return Status.UNAVAILABLE
                .withDescription("the log cannot be reached now; the same id may be sent again")
                .asRuntimeException();
    }

    private static StatusRuntimeException unexpected(Throwable failure) {
        LOG.atError().setCause(failure).log("a call failed");
        return Status.INTERNAL.withDescription("this is our fault").asRuntimeException();
    }
}
