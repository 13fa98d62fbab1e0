package dev.parley.api.chat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an upload. What a refused one has left is read for a while, as a client that is still sending does not see
 * the refusal otherwise.
 */
final class UploadBody extends FilterInputStream {

    private static final long PATIENCE_BYTES = 4L * 1024 * 1024;

    UploadBody(InputStream body) {
        super(body);
    }

    @Override
    public void close() throws IOException {
        var ignored = new byte[1 << 16];
        long left = PATIENCE_BYTES;
        try {
            for (int read = in.read(ignored); read >= 0 && left > 0; read = in.read(ignored)) {
                left -= read;
            }
        } catch (IOException brokenOff) {
            // Nobody waits for an answer.
        }
        super.close();
    }
}
