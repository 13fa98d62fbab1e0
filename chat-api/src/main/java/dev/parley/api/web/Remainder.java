package dev.parley.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * What is left of a body whose request has been answered already. Closing a connection with bytes unread resets it, by
 * which a client that is still sending loses the answer (RFC 9112, section 9.6). So it is read, up to a limit.
 */
enum Remainder {
    OF_REQUEST(4L * 1024 * 1024, Duration.ofSeconds(2)),
    OF_UPLOAD(32L * 1024 * 1024, Duration.ofSeconds(10));

    private final long maxBytes;
    private final Duration patience;

    Remainder(long maxBytes, Duration patience) {
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    /** Sends the answer, which is written already, and reads on. */
    void readAway(HttpServletRequest request, HttpServletResponse response) {
        var ignored = new byte[8192];
        long left = maxBytes;
        long start = System.nanoTime();
        try {
            response.flushBuffer();
            var body = request.getInputStream();
            int read = body.read(ignored);
            while (read >= 0 && left > 0 && System.nanoTime() - start < patience.toNanos()) {
                left -= read;
                read = body.read(ignored);
            }
        } catch (IOException | RuntimeException brokenOff) {
            // Nobody waits for an answer, or it has come as well as it could.
        }
    }
}
