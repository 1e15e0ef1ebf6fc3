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

/** What the owner in a service says about itself. */
final class OwnerMetrics {
    private static final String RESTARTS = "ale_owner_restarts_total";
    private static final String TRANSACTIONS = "ale_transactions_total";
    private static final String LAG = "ale_log_lag_records";
    private static final Duration CALL_MAX = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Options options;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CALL_MAX)
                    .build();

    OwnerMetrics(Options options) {
        this.options = options;
    }

    /** How often the owner has begun anew. */
    long lives(Part part) throws IOException, InterruptedException {
        return (long) value(metrics(part), RESTARTS);
    }

    /** Whether the owner begins anew within some seconds. */
    boolean livesAgain(Part part, long before) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (hasLivedMoreThan(part, before)) {
                return true;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return false;
    }

    private boolean hasLivedMoreThan(Part part, long before) throws InterruptedException {
        try {
            return lives(part) > before;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether this process has carried out something, or has nothing to do. */
    boolean hasWorked(Part part) throws InterruptedException {
        try {
            var metrics = metrics(part);
            return value(metrics, TRANSACTIONS) > 0 || value(metrics, LAG) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String metrics(Part part) throws IOException, InterruptedException {
        var uri = URI.create("http://localhost:" + options.port(part) + "/q/metrics");
        var request = HttpRequest.newBuilder(uri).timeout(CALL_MAX).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** The sum over all labels; not a number if there is none. */
    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }
}
