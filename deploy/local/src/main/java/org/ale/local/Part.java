/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The processes of the system, in order of start, and their ports. */
public enum Part {
    KAFKA(19092),
    POSTGRES(15432),
    CHAIN(18545),
    COMMUNITIES(8082),
    JOBS(8081),
    ASSIGNMENT(8083),
    CONSENSUS(8084),
    REPUTATION(8085),
    PAYMENT(8086),
    STAKING(8088),
    CHAIN_BRIDGE(8087),
    FIAT(8091),
    GATEWAY(8080);

    private final int port;

    Part(int port) {
        this.port = port;
    }

    /** Port without an offset: HTTP and gRPC of a service. */
    public int port() {
        return port;
    }

    /** Name in lower case with hyphens, as in the folders. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is one of our services. */
    public boolean isService() {
        return switch (this) {
            case KAFKA, POSTGRES, CHAIN, FIAT -> false;
            case COMMUNITIES,
                    JOBS,
                    ASSIGNMENT,
                    CONSENSUS,
                    REPUTATION,
                    PAYMENT,
                    STAKING,
                    CHAIN_BRIDGE,
                    GATEWAY ->
                    true;
        };
    }

    /** Whether it runs on a JVM. */
    public boolean isJava() {
        return this != CHAIN;
    }

    /** All services. */
    public static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }
}
