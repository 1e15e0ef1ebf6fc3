/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.http.HttpService;

/**
 * One node, reached by HTTP with time-outs of its own, and left alone for a while when it fails.
 */
final class Node implements AutoCloseable {
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int TRIES = 2;

    private final String url;
    private final Web3j web3j;
    private final CircuitBreaker breaker;
    private final Retry retry;

    /** Set once the node has shown that it knows our chain; a failed call asks it again. */
    private volatile boolean isChecked;

    Node(String url, Duration timeout) {
        this.url = url;
        var http =
                HttpService.getOkHttpClientBuilder()
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .writeTimeout(timeout)
                        .callTimeout(timeout.multipliedBy(2))
                        .retryOnConnectionFailure(false)
                        .build();
        web3j = Web3j.build(new HttpService(url, http, false));
        breaker =
                CircuitBreaker.of(
                        url,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(8)
                                .minimumNumberOfCalls(4)
                                .waitDurationInOpenState(REST)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .ignoreExceptions(NodeRefusal.class)
                                .build());
        retry =
                Retry.of(
                        url,
                        RetryConfig.custom()
                                .maxAttempts(TRIES)
                                .waitDuration(Duration.ofMillis(100))
                                .build());
    }

    /** A question: anything that may be asked twice. */
    interface Question<T> extends Function<Web3j, Request<?, ? extends Response<T>>> {}

    String url() {
        return url;
    }

    boolean isChecked() {
        return isChecked;
    }

    void checked() {
        isChecked = true;
    }

    /**
     * Asks, and asks once more if nothing comes.
     *
     * @throws RuntimeException if there is no answer
     */
    <T> T ask(Question<T> question) {
        return retry.executeSupplier(
                () -> breaker.executeSupplier(() -> result(question.apply(web3j))));
    }

    /** Calls once, without the breaker: what is sent is sent by this call or by none. */
    <T> Response<T> call(Question<T> question) throws IOException {
        return question.apply(web3j).send();
    }

    private <T> T result(Request<?, ? extends Response<T>> request) {
        try {
            var response = request.send();
            if (response.hasError()) {
                throw new NodeRefusal(url + ": " + response.getError().getMessage());
            }
            return response.getResult();
        } catch (IOException e) {
            isChecked = false;
            throw new NodeException(url + " does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        web3j.shutdown();
    }
}
