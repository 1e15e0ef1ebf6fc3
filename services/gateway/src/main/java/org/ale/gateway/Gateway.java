/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The map of the gateway. A request passes {@code identity} (who calls, how often, how much), then
 * one resource of {@code api}, which asks the services and shows their answer; a client's command
 * also passes {@link org.ale.gateway.api.Idempotency}. A dataset comes in through {@code upload}
 * and its labels leave through {@code export}; {@code fiat} takes what clients pay by card. {@code
 * feed} follows the event logs and tells whoever listens. {@code vault} holds what must never be in
 * an event. Whatever goes wrong leaves through {@code problem}.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "ALE",
                        version = "1",
                        description = "A marketplace for human intelligence: jobs in, labels out.",
                        license = @License(name = "Apache-2.0")),
        tags = {
            @Tag(name = "accounts", description = "Signing up and signing in."),
            @Tag(name = "communities", description = "Where work is done, and under which rules."),
            @Tag(name = "jobs", description = "A client's jobs from draft to results."),
            @Tag(name = "work", description = "A worker's tasks, answers, outcomes and money."),
            @Tag(name = "chain", description = "Deposits, payouts, stakes and inflation.")
        })
@SecurityScheme(
        securitySchemeName = "client",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A client's API key.")
@SecurityScheme(
        securitySchemeName = "worker",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A worker's session token.")
public final class Gateway extends Application {}
