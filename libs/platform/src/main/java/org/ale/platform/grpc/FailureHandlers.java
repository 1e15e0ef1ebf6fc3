/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends every failure of a gRPC method through {@link Failures}. */
@ApplicationScoped
public class FailureHandlers implements ExceptionHandlerProvider {
    @Override
    public <ReqT, RespT> ExceptionHandler<ReqT, RespT> createHandler(
            Listener<ReqT> listener, ServerCall<ReqT, RespT> call, Metadata metadata) {
        return new Closing<>(listener, call, metadata);
    }

    @Override
    public Throwable transform(Throwable failure) {
        return Failures.status(failure);
    }

    private static final class Closing<ReqT, RespT> extends ExceptionHandler<ReqT, RespT> {
        Closing(Listener<ReqT> listener, ServerCall<ReqT, RespT> call, Metadata metadata) {
            super(listener, call, metadata);
        }

        @Override
        protected void handleException(
                Throwable failure, ServerCall<ReqT, RespT> call, Metadata metadata) {
            call.close(Failures.status(failure).getStatus(), new Metadata());
        }
    }
}
