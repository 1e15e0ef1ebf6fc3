/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ale.crowd.PublishedContract.Operation;

/**
 * Sends every operation of a running system what nobody should send. Whatever comes, it answers as
 * its contract says: a success of the published form, or a problem with a published code.
 */
final class ContractFuzz {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
    private static final int LATE_MAX = 60;
    private static final int SHOWN_CHARACTERS = 200;

    private final String gateway;
    private final PublishedContract contract;
    private final Gibberish gibberish;
    private final String client;
    private final String worker;
    private final TreeMap<String, String> wrong = new TreeMap<>();
    private final TreeMap<String, Integer> successes = new TreeMap<>();

    private ContractFuzz(
            String gateway,
            ClientCompany company,
            WorkerAccount worker,
            List<String> known,
            long seed)
            throws Exception {
        this.gateway = gateway;
        this.contract = PublishedContract.of(gateway);
        this.gibberish = new Gibberish(seed, contract, known);
        this.client = company.apiKey();
        this.worker = worker.token();
    }

    /** With a company, a community, a job and a worker of its own. */
    static ContractFuzz of(String gateway, ApiClient api, long seed) throws Exception {
        var company = ClientCompany.signUp(api, "Fuzzed");
        var home = company.found("Fuzzed", "BALANCED");
        var job =
                LabellingJob.post(company, home, SyntheticCrowd.items("fuzzed", 20), 0.1, seed)
                        .jobId();
        var worker = WorkerAccount.signUp(api);
        worker.join(api, home);
        var known = List.of(home, job, job + ":0", worker.workerId());
        return new ContractFuzz(gateway, company, worker, known, seed);
    }

    /** So many attempts at each operation; gives how many of them succeeded. */
    int run(int attempts) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var operation : contract.operations()) {
                for (var attempt = 0; attempt < attempts; attempt++) {
                    look(operation, send(http, request(operation)));
                }
            }
        }
        assertEquals(new TreeMap<String, String>(), wrong);
        return successes.values().stream().mapToInt(count -> count).sum();
    }

    private HttpRequest request(Operation operation) {
        var path =
                PLACE.matcher(operation.path())
                        .replaceAll(_ -> encoded(gibberish.word()).replace("$", "\\$"));
        var request = HttpRequest.newBuilder(URI.create(gateway + path + query(operation)));
        if (!operation.isForAnyone()) {
            var isClients = operation.isFor("client");
            request.header("Authorization", "Bearer " + (isClients ? client : worker));
        }
        var body = operation.body();
        if (body.isMissingNode() || gibberish.happens(0.05)) {
            return request.method(operation.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        BodyPublishers.ofString(gibberish.value(body).toString()))
                .build();
    }

    private String query(Operation operation) {
        var query = new StringBuilder();
        for (var parameter : operation.about().path("parameters")) {
            if (parameter.path("in").asText().equals("query") && gibberish.happens(0.5)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(encoded(gibberish.word()));
            }
        }
        return query.toString();
    }

    private static String encoded(String word) {
        var form = URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
        return form.isEmpty() ? "%20" : form;
    }

    /**
     * What came back; of a stream without an end only that it began.
     *
     * @param type essence of the media type
     */
    private record Heard(URI uri, int status, String type, String body) {}

    /** A part that was slow says nothing of what it would have answered. */
    private static Heard send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        var heard = once(http, request);
        for (var late = 0; isLate(heard) && late < LATE_MAX; late++) {
            Thread.sleep(500);
            heard = once(http, request);
        }
        return heard;
    }

    private static boolean isLate(Heard heard) {
        return heard.status() == 503 || heard.status() == 504;
    }

    private static Heard once(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var stream = answer.body()) {
            var type = type(answer.headers().firstValue("Content-Type").orElse(""));
            var body = type.equals("text/event-stream") ? new byte[0] : stream.readAllBytes();
            return new Heard(
                    answer.uri(),
                    answer.statusCode(),
                    type,
                    new String(body, StandardCharsets.UTF_8));
        }
    }

    private static String type(String header) {
        return header.split(";", 2)[0];
    }

    private void look(Operation operation, Heard heard) throws IOException {
        if (heard.status() < 400) {
            successes.merge(operation.name(), 1, Integer::sum);
            if (heard.type().equals("application/json")) {
                var json = ApiClient.JSON.readTree(heard.body());
                contract.drift(operation, heard.status(), json)
                        .forEach(fault -> note(operation, heard, fault));
            }
            return;
        }
        if (!heard.type().equals("application/problem+json")) {
            note(operation, heard, "is no problem: " + heard.type());
            return;
        }
        var code = ApiClient.JSON.readTree(heard.body()).path("code").asText();
        if (heard.status() >= 500) {
            note(operation, heard, code);
        } else if (!contract.knows(code)) {
            note(operation, heard, "unknown code " + code);
        }
    }

    private void note(Operation operation, Heard heard, String fault) {
        var body = heard.body();
        wrong.putIfAbsent(
                operation.name() + " " + heard.status() + ": " + fault,
                heard.uri() + " " + body.substring(0, Math.min(SHOWN_CHARACTERS, body.length())));
    }
}
