/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.nio.file.Path;

/**
 * How the system is started.
 *
 * @param root folder of the project
 * @param folder where logs, data and process files lie
 * @param portOffset added to every port, at most {@value #PORT_OFFSET_MAX}
 * @param fullJit whether processes use the optimising compiler too: slower to start, faster under
 *     load
 * @param bridge how the bridge to the chain works
 * @param training whether each process records how it starts, see {@link Training}
 */
public record Options(
        Path root, Path folder, int portOffset, boolean fullJit, Bridge bridge, boolean training) {
    /**
     * All ports stay below 32768: those above are given to outgoing connections (Linux's
     * ip_local_port_range), so one of them is taken whenever a client happens to have it.
     */
    static final int PORT_OFFSET_MAX = 13_000;

    private static final int STAND_IN_DISTANCE = 400;

    /** Kafka's controller listens beside the broker. */
    static final int CONTROLLER_DISTANCE = 1;

    /**
     * How the bridge to the chain works.
     *
     * @param nodes where it believes the chain to be, with commas; empty for where it is
     * @param epochEvery time between two settlements
     * @param pollEvery time between two looks at the chain
     * @param sendAgainAfter what is in no block by then is sent again
     */
    public record Bridge(String nodes, String epochEvery, String pollEvery, String sendAgainAfter) {
        /** Straight to the chain, a settlement every few seconds. */
        static final Bridge USUAL = new Bridge("", "2s", "1s", "5s");
    }

    public Options {
        if (portOffset < 0 || portOffset > PORT_OFFSET_MAX) {
            throw new IllegalArgumentException(
                    "PORT_OFFSET is %d and must be 0 to %d: higher ports are for outgoing calls"
                            .formatted(portOffset, PORT_OFFSET_MAX));
        }
    }

    /** The usual place. */
    public static Options of(Path root) {
        return new Options(root, usualFolder(root, 0), 0, false, Bridge.USUAL, false);
    }

    /** A system on other ports is another one: neither knows the processes of the other. */
    private static Path usualFolder(Path root, int portOffset) {
        return root.resolve(".ale").resolve(portOffset == 0 ? "run" : "run-" + portOffset);
    }

    public Options withBridge(Bridge other) {
        return new Options(root, folder, portOffset, fullJit, other, training);
    }

    /** The usual folder goes with the ports; one that was named stays. */
    public Options withPortOffset(int offset) {
        var isUsual = folder.equals(usualFolder(root, portOffset));
        var place = isUsual ? usualFolder(root, offset) : folder;
        return new Options(root, place, offset, fullJit, bridge, training);
    }

    public Options withFolder(Path place) {
        return new Options(root, place, portOffset, fullJit, bridge, training);
    }

    public Options withFullJit(boolean full) {
        return new Options(root, folder, portOffset, full, bridge, training);
    }

    Options forTraining() {
        var place = root.resolve(".ale").resolve("training");
        return new Options(root, place, portOffset, fullJit, bridge, true);
    }

    /** Port of a part. */
    public int port(Part part) {
        return part.port() + portOffset;
    }

    /** Port of a second process of the same service. */
    int standInPort(Part part) {
        return port(part) + STAND_IN_DISTANCE;
    }

    /** Where clients of Kafka begin. */
    public String bootstrapServers() {
        return "localhost:" + port(Part.KAFKA);
    }

    /** Where a wallet or a service reaches the chain. */
    public String chain() {
        return "http://127.0.0.1:" + port(Part.CHAIN);
    }

    /** Where the bridge believes the chain to be, with commas. */
    String bridgeNodes() {
        return bridge.nodes().isEmpty() ? chain() : bridge.nodes();
    }

    /**
     * Addresses of the deployed contracts. It lies with the chain's state and is forgotten with it.
     */
    public Path chainFile() {
        return folder.resolve(Path.of("data", "chain", "chain.json"));
    }

    /** The public door. */
    public String gateway() {
        return "http://localhost:" + port(Part.GATEWAY);
    }
}
