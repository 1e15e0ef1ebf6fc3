/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A way to the broker that is shut at first: a caller is let in and hears nothing. */
final class Gate implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new ArrayList<>();
    private final String brokerHost;
    private final int brokerPort;

    Gate(String broker) throws IOException {
        var words = broker.split(":");
        brokerHost = words[0];
        brokerPort = Integer.parseInt(words[1]);
    }

    String address() {
        return "localhost:" + door.getLocalPort();
    }

    /** Lets everybody through who waits or comes. */
    void open() {
        Thread.startVirtualThread(() -> {
            while (true) {
                try {
                    var caller = door.accept();
                    var broker = new Socket(brokerHost, brokerPort);
                    keep(caller);
                    keep(broker);
                    pass(caller, broker);
                    pass(broker, caller);
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
