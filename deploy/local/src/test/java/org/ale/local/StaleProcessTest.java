/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.local.LocalSystem.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier run left running is recognised and stopped, and nobody else is. The broker's port
 * is taken, so that nothing new is started afterwards.
 */
class StaleProcessTest {
    private static final int PORT_OFFSET = 12_700;

    @TempDir Path folder = Path.of("");

    private final List<String> screen = new ArrayList<>();
    private ServerSocket takenPort;
    private Process left;
    private Options options;

    @BeforeEach
    void leaveAProcess() throws IOException {
        options = Options.of(folder).withPortOffset(PORT_OFFSET);
        var broker = options.port(Part.KAFKA);
        takenPort = new ServerSocket(broker, 1, InetAddress.getLoopbackAddress());
        left = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stop() throws IOException {
        takenPort.close();
        left.destroyForcibly();
    }

    private Path processFile(Part part) {
        return options.folder().resolve("processes").resolve(part.label());
    }

    private void name(Part part, String startedAt) throws IOException {
        Files.createDirectories(processFile(part).getParent());
        Files.writeString(processFile(part), left.pid() + " " + startedAt);
    }

    private String start() {
        return left.info().startInstant().map(Instant::toString).orElseThrow();
    }

    private LocalSystem system() {
        return new LocalSystem(options, screen::add);
    }

    private void start(LocalSystem system) {
        var refusal = assertThrows(LocalException.class, system::stackUp);
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("is used by another program"),
                refusal::toString);
    }

    @Test
    void stopsWhatAnEarlierRunLeft() throws IOException {
        name(Part.GATEWAY, start());
        assertEquals(State.STARTING, system().status().get(Part.GATEWAY));
        start(system());
        assertEquals(List.of("stopping gateway of an earlier run"), screen);
        assertFalse(left.isAlive());
        assertFalse(Files.exists(processFile(Part.GATEWAY)));
    }

    /** The number of a process that ended was given to another one. */
    @Test
    void leavesAStrangerAlone() throws IOException {
        name(Part.GATEWAY, "2001-01-01T00:00:00Z");
        assertEquals(State.STOPPED, system().status().get(Part.GATEWAY));
        start(system());
        system().down();
        assertEquals(List.of(), screen);
        assertTrue(left.isAlive());
    }

    /** Whoever starts on other ports neither sees it nor stops it. */
    @Test
    void leavesASystemOnOtherPortsAlone() throws IOException {
        name(Part.GATEWAY, start());
        new LocalSystem(options.withPortOffset(0), screen::add).down();
        assertTrue(left.isAlive());
    }

    @Test
    void downStopsIt() throws IOException {
        name(Part.PAYMENT, start());
        system().down();
        assertEquals(List.of("payment stopped"), screen);
        assertFalse(left.isAlive());
    }
}
