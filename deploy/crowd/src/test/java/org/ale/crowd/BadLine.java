/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mobile phone's way to the gateway: no connection lasts long. It is hung up, reset, or goes deaf
 * for a while before, in the middle of whatever is said; what is said comes in pieces, late.
 */
final class BadLine implements AutoCloseable {
    private static final int PIECE_BYTES = 700;
    private static final int LIFE_MILLIS_MAX = 1_500;
    private static final int DEAF_MILLIS = 600;
    private static final int DELAY_MILLIS_MAX = 15;

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final URI gateway;
    private final Random random;
    private final AtomicInteger cuts = new AtomicInteger();

    BadLine(String gateway, long seed) throws IOException {
        this.gateway = URI.create(gateway);
        this.random = new Random(seed);
        Thread.startVirtualThread(this::accept);
    }

    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    /** How many connections it has ended. */
    int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                var callee = new Socket(gateway.getHost(), gateway.getPort());
                sockets.add(caller);
                sockets.add(callee);
                var line = new Line(caller, callee);
                Thread.startVirtualThread(() -> line.carry(caller, callee));
                Thread.startVirtualThread(() -> line.carry(callee, caller));
                Thread.startVirtualThread(line::end);
            } catch (IOException e) {
                // The door was shut, or the gateway takes no more: the caller tries again.
            }
        }
    }

    /** One connection. */
    private final class Line {
        private final Socket caller;
        private final Socket callee;
        private final int lifeMillis = random.nextInt(LIFE_MILLIS_MAX);
        private final int fate = random.nextInt(3);
        private volatile boolean deaf;

        Line(Socket caller, Socket callee) {
            this.caller = caller;
            this.callee = callee;
        }

        void carry(Socket from, Socket to) {
            try (from;
                    to) {
                carry(from.getInputStream(), to.getOutputStream());
            } catch (IOException e) {
                // One side has hung up: so does the other.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void carry(InputStream in, OutputStream out)
                throws IOException, InterruptedException {
            var piece = new byte[PIECE_BYTES];
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                Thread.sleep(random.nextInt(DELAY_MILLIS_MAX));
                if (!deaf) {
                    out.write(piece, 0, read);
                }
            }
        }

        void end() {
            try (caller;
                    callee) {
                Thread.sleep(lifeMillis);
                if (fate == 1) {
                    deaf = true;
                    Thread.sleep(DEAF_MILLIS);
                } else if (fate == 2) {
                    caller.setSoLinger(true, 0);
                }
                cuts.incrementAndGet();
            } catch (IOException e) {
                // It has ended by itself.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                sockets.remove(caller);
                sockets.remove(callee);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
