/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts what is read of a body that does not say its length, as HTTP/2 allows: {@link
 * BodyLimitFilter} has nothing to go by then.
 */
@Provider
public final class BodyReadLimit implements ReaderInterceptor {
    private final int jsonBytesMax;
    private final long uploadBytesMax;

    BodyReadLimit(
            @ConfigProperty(name = "ale.gateway.json-bytes-max") int jsonBytesMax,
            @ConfigProperty(name = "ale.gateway.upload-bytes-max") long uploadBytesMax) {
        this.jsonBytesMax = jsonBytesMax;
        this.uploadBytesMax = uploadBytesMax;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH) == null) {
            var body = context.getInputStream();
            context.setInputStream(
                    context.getType() == InputStream.class
                            ? new Counted(body, uploadBytesMax)
                            : whole(body));
        }
        return context.proceed();
    }

    /** Read before it is understood: a parser would take the refusal for bad JSON. */
    private InputStream whole(InputStream body) throws IOException {
        return new ByteArrayInputStream(new Counted(body, jsonBytesMax).readAllBytes());
    }

    private static final class Counted extends FilterInputStream {
        private final long bytesMax;
        private long bytes;

        Counted(InputStream in, long bytesMax) {
            super(in);
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            bytes += read;
            if (bytes > bytesMax) {
                throw BodyLimitFilter.tooLarge(bytesMax);
            }
        }
    }
}
