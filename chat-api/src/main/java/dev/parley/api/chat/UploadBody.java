package dev.parley.api.chat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an upload. What a refused one has left is read for a while, up to 32 MiB or 10 s: a client that is still
 * sending when the connection is closed does not see the refusal.
 */
final class UploadBody extends FilterInputStream {

    private static final long PATIENCE_BYTES = 32L * 1024 * 1024;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    UploadBody(InputStream body) {
        super(body);
    }

    @Override
    public void close() throws IOException {
        var ignored = new byte[1 << 16];
        long left = PATIENCE_BYTES;
        long start = System.nanoTime();
        try {
            int read = in.read(ignored);
            while (read >= 0 && left > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
                left -= read;
                read = in.read(ignored);
            }
        } catch (IOException brokenOff) {
            // Nobody waits for an answer.
        }
        super.close();
    }
}
