/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.CommandIds;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.api.jobs.JobLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Rejections;
import org.ale.kernel.ClientId;
import org.ale.schemas.jobs.v1.AddItemsRequest;
import org.ale.schemas.jobs.v1.JobsService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Takes a dataset in. */
@Path("/v1/jobs/{jobId}/items")
@Tag(name = "jobs")
@ClientOnly
@RunOnVirtualThread
public final class ItemsResource {
    private static final String CSV = "text/csv";
    private final JobsService jobs;
    private final JobLookup lookup;
    private final Idempotency idempotency;
    private final LastTokens tokens;
    private final Caller caller;

    ItemsResource(
            @GrpcClient("jobs") JobsService jobs,
            JobLookup lookup,
            Idempotency idempotency,
            LastTokens tokens,
            Caller caller) {
        this.jobs = jobs;
        this.lookup = lookup;
        this.idempotency = idempotency;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** What arrived. */
    @Schema(name = "Uploaded")
    public record Uploaded(String jobId, int items, int chunks, int gold, String token) {}

    @POST
    @Consumes({CSV, "application/x-ndjson", "application/jsonl"})
    @Operation(
            operationId = "uploadItems",
            summary = "Upload all items",
            description = "CSV or JSON lines. One bad line, and nothing is changed.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Uploaded.class, responseCode = "200")
    public Response upload(
            String jobId,
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
            @RestHeader(Idempotency.HEADER) @Nullable String key)
            throws IOException {
        var id = Check.id("job", jobId);
        var client = caller.client();
        var file = Files.createTempFile("ale-upload-", ".items");
        try {
            var sha256 = spool(body, file);
            var lines =
                    type.toLowerCase(Locale.ROOT).startsWith(CSV)
                            ? new CsvLines()
                            : new JsonLines();
            return idempotency.run(
                    new Idempotency.Request(client, key, "POST items " + id, sha256),
                    ids -> sent(id, client, ids, file, lines));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String spool(InputStream body, java.nio.file.Path file) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(body, sha256)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Answer sent(
            String id, ClientId client, CommandIds ids, java.nio.file.Path file, ItemLines lines) {
        var job = lookup.require(id, client, null);
        var dataset = new Dataset(file, lines, job.getDraft().getLabelsList());
        var last = new String[] {""};
        try {
            var counts = dataset.checked(job.getDraft().getItems());
            var chunks =
                    dataset.send((number, first, items) -> {
                        var answer =
                                Calls.await(
                                        jobs.addItems(
                                                AddItemsRequest.newBuilder()
                                                        .setCommandId(
                                                                ids.command("chunk-" + number))
                                                        .setJobId(id)
                                                        .setClientId(client.toString())
                                                        .setChunk(number)
                                                        .setFirstItem(first)
                                                        .addAllItems(items)
                                                        .build()));
                        last[0] = Rejections.require(answer.getResult());
                    });
            var token = tokens.written(Kind.JOB, id, last[0]);
            return Answer.ok(new Uploaded(id, counts.items(), chunks, counts.gold(), token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
