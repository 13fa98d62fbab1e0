package dev.parley.api.web;

import dev.parley.api.edge.BodyPace;
import dev.parley.api.error.BodyTooLargeException;
import dev.parley.api.error.BrokenBodyException;
import dev.parley.api.error.Problem;
import dev.parley.api.error.ProblemResponses;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.LiveLogins;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the size of bodies and the time that they take. A body of more than 128 KiB is refused with {@code
 * FRAME_TOO_LARGE}, by its stated length before a byte is read, or when it turns out longer. Uploads have their own
 * limit, in the code that reads them, and stop where the login has ended that sends them. What is left of the body of a refused request is read away for a while, see {@link
 * Remainder}.
 */
@Component
@Order(RequestBodies.ORDER)
@RequiredArgsConstructor
class RequestBodies extends OncePerRequestFilter {

    static final int ORDER = RequestForm.ORDER + 1;
    static final int MAX_BYTES = 128 * 1024;

    private static final Pattern UPLOAD = Pattern.compile(
        "/api/(me/avatar|chats/[^/]+/(avatar|attachments)|meetings/[^/]+/attachments)"
    );

    private final ProblemResponses responses;
    private final BodyPace pace;
    private final LiveLogins logins;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        boolean upload = UPLOAD.matcher(request.getServletPath()).matches();
        if (!upload && request.getContentLengthLong() > MAX_BYTES) {
            // Not all of the body may be read, so the connection cannot be used again.
            response.setHeader("Connection", "close");
            responses.write(new Problem(ErrorCode.FRAME_TOO_LARGE, Map.of("limitBytes", MAX_BYTES), null), response);
        } else {
            chain.doFilter(new Bounded(request, pace, upload ? logins : null), response);
        }
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            (upload ? Remainder.OF_UPLOAD : Remainder.OF_REQUEST).readAway(request, response);
        }
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final BodyPace pace;
        private final @Nullable LiveLogins ofUploads;

        Bounded(HttpServletRequest request, BodyPace pace, @Nullable LiveLogins ofUploads) {
            super(request);
            this.pace = pace;
            this.ofUploads = ofUploads;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream(), pace, ofUploads);
        }
    }

    @RequiredArgsConstructor
    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final BodyPace pace;
        private final @Nullable LiveLogins ofUploads;
        private final long start = System.nanoTime();
        private long bytes;

        @Override
        public int read() throws IOException {
            var next = new byte[1];
            return read(next, 0, 1) < 0 ? -1 : next[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read;
            try {
                read = body.read(target, offset, length);
            } catch (IOException broken) {
                throw brokenOff(broken);
            } catch (RuntimeException failure) {
                if (failure instanceof HttpException) {
                    throw brokenOff(failure);
                }
                throw failure;
            }
            boolean upload = ofUploads != null;
            if (ofUploads != null) {
                requireLogin(ofUploads);
            }
            bytes += Math.max(0, read);
            if (bytes > MAX_BYTES && !upload) {
                throw new BodyTooLargeException(MAX_BYTES);
            }
            if (read >= 0 && pace.isOver(start, bytes, upload)) {
                throw new BrokenBodyException("the body comes too slowly");
            }
            return read;
        }

        /** What comes to its end as the upload of a login has begun as one. */
        private static void requireLogin(LiveLogins logins) {
            var sender = SecurityContextHolder.getContext().getAuthentication();
            if (
                sender != null &&
                sender.getPrincipal() instanceof AuthenticatedLogin login &&
                !logins.isLive(login.sessionId())
            ) {
                throw new ParleyException(ErrorCode.TOKEN_INVALID);
            }
        }

        private static BrokenBodyException brokenOff(Exception cause) {
            return new BrokenBodyException("the body ends too early, or is not valid HTTP", cause);
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
