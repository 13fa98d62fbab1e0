package dev.parley.chat.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copying stretches of a stream. */
final class Streams {

    private static final int BUFFER = 8192;

    private Streams() {}

    /** @throws EOFException where the stream ends before */
    static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        var buffer = new byte[(int) Math.min(BUFFER, bytes)];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
