package dev.parley.api.error;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problems as RFC 9457 problem details. */
@Component
@RequiredArgsConstructor
public class ProblemResponses {

    private final JsonMapper mapper;

    ResponseEntity<Map<String, Object>> entity(Problem problem) {
        var answer = ResponseEntity.status(problem.status());
        problem.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body(problem));
    }

    /** For filters, which stand before the controllers. */
    public void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        problem.retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(bytes(problem, problem.status()));
    }

    /** @param status of the answer, where it is not the problem's own */
    byte[] bytes(Problem problem, int status) {
        var body = body(problem);
        body.put("status", status);
        return mapper.writeValueAsBytes(body);
    }

    private static Map<String, Object> body(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("code", problem.code().name());
        body.put("retryable", problem.retryable());
        body.put("details", problem.details());
        if (problem.correlationId() != null) {
            body.put("correlationId", problem.correlationId());
        }
        return body;
    }
}
