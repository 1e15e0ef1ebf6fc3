/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.accounts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.ale.gateway.api.Check;
import org.ale.gateway.identity.Anyone;
import org.ale.gateway.identity.ApiKeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Client companies sign up. */
@Path("/v1/clients")
@Tag(name = "accounts")
@Anyone
@RunOnVirtualThread
public final class ClientsResource {
    private static final int NAME_CHARACTERS_MAX = 100;
    private final ApiKeys keys;

    ClientsResource(ApiKeys keys) {
        this.keys = keys;
    }

    /** A company that signs up. */
    @Schema(name = "SignUpClient", examples = "{\"name\":\"Acme\"}")
    public record SignUp(@Nullable String name) {}

    /** The new client; the key is shown this once. */
    @Schema(
            name = "NewClient",
            examples =
                    "{\"clientId\":\"6fd2f9a3-2a36-4a7c-9d3c-0f5f0c1c9a11\",\"name\":\"Acme\","
                            + "\"apiKey\":\"ale_3q2-7wXy…\"}")
    public record NewClient(String clientId, String name, String apiKey) {}

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "signUpClient",
            summary = "Sign up a company",
            description = "Shows the API key once; only its hash is kept.")
    public NewClient signUp(@Nullable SignUp request) {
        String name = Check.text("name", Check.body(request).name(), 1, NAME_CHARACTERS_MAX);
        var made = keys.signUp(name);
        return new NewClient(made.client().toString(), name, made.apiKey());
    }
}
