package dev.parley.api.web;

import dev.parley.api.error.BodyTooLargeException;
import dev.parley.api.error.Problem;
import dev.parley.api.error.ProblemResponses;
import dev.parley.chat.error.ErrorCode;
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
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies of more than 128 KiB with {@code FRAME_TOO_LARGE}: by their stated length before a byte is read, or where
 * they turn out longer. Uploads have a limit of their own, where they are read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@RequiredArgsConstructor
class BodyLimit extends OncePerRequestFilter {

    static final int MAX_BYTES = 128 * 1024;

    private static final Pattern UPLOAD = Pattern.compile("/api/(me/avatar|chats/[^/]+/(avatar|attachments))");

    private final ProblemResponses responses;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UPLOAD.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            // What is on its way is not worth reading: the connection is not used again.
            response.setHeader("Connection", "close");
            responses.write(new Problem(ErrorCode.FRAME_TOO_LARGE, Map.of("limitBytes", MAX_BYTES), null), response);
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }
    }

    @RequiredArgsConstructor
    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long bytes;

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = body.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws BodyTooLargeException {
            bytes += read;
            if (bytes > MAX_BYTES) {
                throw new BodyTooLargeException(MAX_BYTES);
            }
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
