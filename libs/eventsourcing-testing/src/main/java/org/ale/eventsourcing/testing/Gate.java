/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A way to a server that is shut at first: a caller is let in and hears nothing. */
public final class Gate implements AutoCloseable {
    private static final int BACKLOG = 50;
    private final ServerSocket door;
    private final List<Socket> sockets = new ArrayList<>();
    private final String serverHost;
    private final int serverPort;

    /**
     * A gate that is shut.
     *
     * @param server where it leads, host:port
     */
    public Gate(String server) throws IOException {
        this(server, 0);
    }

    /**
     * A gate that is shut, on a port of one's choice.
     *
     * @param server where it leads, host:port
     */
    public Gate(String server, int port) throws IOException {
        door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        var words = server.split(":");
        serverHost = words[0];
        serverPort = Integer.parseInt(words[1]);
    }

    /** Where to call, host:port. */
    public String address() {
        return "localhost:" + door.getLocalPort();
    }

    /** Lets everybody through who waits or comes. */
    public void open() {
        Thread.startVirtualThread(() -> {
            while (true) {
                try {
                    var caller = door.accept();
                    var server = new Socket(serverHost, serverPort);
                    keep(caller);
                    keep(server);
                    pass(caller, server);
                    pass(server, caller);
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void pass(Socket from, Socket to) {
        Thread.startVirtualThread(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One side has hung up: so does the other.
            }
        });
    }

    private synchronized void keep(Socket socket) {
        sockets.add(socket);
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
