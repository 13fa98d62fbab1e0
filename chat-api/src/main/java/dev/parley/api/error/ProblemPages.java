package dev.parley.api.error;

import dev.parley.chat.error.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Answers requests that Jetty itself refuses, such as malformed HTTP, with a problem instead of a page with a stack
 * trace.
 */
@Component
@RequiredArgsConstructor
public class ProblemPages extends ErrorHandler {

    private final ProblemResponses responses;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = asked(response.getStatus());
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.write(true, ByteBuffer.wrap(responses.bytes(problem(status), status)), callback);
        return true;
    }

    /** An unknown method or version of HTTP is a fault of the request, not of the server. */
    private static int asked(int status) {
        return status == 501 || status == 505 ? 400 : status;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 401 -> new Problem(ErrorCode.NOT_AUTHENTICATED, Map.of(), null);
            case 403 -> new Problem(ErrorCode.FORBIDDEN, Map.of(), null);
            case 404, 405 -> new Problem(ErrorCode.NOT_FOUND, Map.of(), null);
            case 413, 414, 431 -> new Problem(ErrorCode.FRAME_TOO_LARGE, Map.of(), null);
            case 503 -> new Problem(ErrorCode.UNAVAILABLE, Map.of(), null);
            default -> status >= 500
                ? new Problem(ErrorCode.INTERNAL, Map.of(), null)
                : new Problem(ErrorCode.INVALID_REQUEST, Problems.MALFORMED, null);
        };
    }
}
