/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.ale.local.Options;
import org.ale.local.Part;

/** How often the owner in a service has begun anew, by its own account. */
final class OwnerLives {
    private static final String METRIC = "ale_owner_restarts_total";
    private static final Duration CALL_MAX = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Options options;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CALL_MAX)
                    .build();

    OwnerLives(Options options) {
        this.options = options;
    }

    /** The count now. */
    long of(Part part) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + options.port(part) + "/q/metrics"))
                        .timeout(CALL_MAX)
                        .build();
        var metrics = http.send(request, BodyHandlers.ofString()).body();
        return metrics.lines()
                .filter(line -> line.startsWith(METRIC))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    /** Whether the owner begins anew within some seconds. */
    boolean growBeyond(Part part, long count) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (of(part) > count) {
                    return true;
                }
            } catch (IOException e) {
                System.out.println(part.label() + " does not answer: " + e.getMessage());
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return false;
    }
}
