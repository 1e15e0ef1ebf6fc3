/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is UTF-8. A byte that is not would reach workers as another text. */
final class Utf8 {
    private static final int BUFFER_BYTES = 64 * 1024;

    private Utf8() {}

    /** The first line, from 1, that is not UTF-8; 0 if all are. */
    static long firstBadLine(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER_BYTES);
        var characters = CharBuffer.allocate(BUFFER_BYTES);
        var line = 1L;
        try (var channel = Files.newByteChannel(file)) {
            while (true) {
                var isEnd = channel.read(bytes) < 0;
                bytes.flip();
                var result = decoder.decode(bytes, characters, isEnd);
                characters.flip();
                line += characters.chars().filter(c -> c == '\n').count();
                if (result.isError()) {
                    return line;
                }
                if (isEnd) {
                    return 0;
                }
                characters.clear();
                bytes.compact();
            }
        }
    }
}
