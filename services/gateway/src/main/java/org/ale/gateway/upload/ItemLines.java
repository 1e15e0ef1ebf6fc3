/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import java.io.IOException;
import java.nio.file.Path;
import org.ale.gateway.problem.Problem.LineError;

/** A dataset read line by line. */
public interface ItemLines {
    /** Is told each line: an item, or what is wrong with the line. */
    interface Reader {
        void item(ParsedItem item) throws IOException;

        void error(LineError error) throws IOException;
    }

    /** Reads the whole file. */
    void read(Path file, Reader reader) throws IOException;
}
