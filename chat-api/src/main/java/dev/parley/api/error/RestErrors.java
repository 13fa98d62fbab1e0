package dev.parley.api.error;

import dev.parley.chat.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Answers every exception of a controller with a problem. */
@RestControllerAdvice
@RequiredArgsConstructor
class RestErrors {

    private final Problems problems;
    private final ProblemResponses responses;

    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> any(Exception failure) throws Exception {
        return switch (failure) {
            case MethodArgumentNotValidException invalid -> invalid(fields(invalid));
            case HandlerMethodValidationException invalid -> invalid(parameters(invalid));
            case MethodArgumentTypeMismatchException mismatch -> invalid(Map.of(mismatch.getName(), "is not valid"));
            case MissingServletRequestParameterException missing -> invalid(
                Map.of(missing.getParameterName(), "is missing")
            );
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            // The client has gone, perhaps in the middle of a download.
            case AsyncRequestNotUsableException _, EofException _ -> null;
            // Spring Security's filters answer these.
            case AuthenticationException unauthenticated -> throw unauthenticated;
            case AccessDeniedException denied -> throw denied;
            case ErrorResponse response when response.getStatusCode().is4xxClientError() -> responses.entity(
                new Problem(ofStatus(response), Map.of(), null)
            );
            default -> responses.entity(problems.of(failure));
        };
    }

    private ResponseEntity<Map<String, Object>> invalid(Map<String, Object> details) {
        return responses.entity(new Problem(ErrorCode.INVALID_REQUEST, details, null));
    }

    private static Map<String, Object> fields(MethodArgumentNotValidException invalid) {
        var fields = new LinkedHashMap<String, Object>();
        boolean snakeCase = isSnakeCase(invalid.getTarget());
        for (FieldError error : invalid.getFieldErrors()) {
            String field = error.getField();
            fields.put(
                snakeCase ? field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : field,
                String.valueOf(error.getDefaultMessage())
            );
        }
        return fields;
    }

    /** Whether the fields of the body are called otherwise in JSON than in Java. */
    private static boolean isSnakeCase(@Nullable Object body) {
        var naming = body == null ? null : body.getClass().getAnnotation(JsonNaming.class);
        return naming != null && naming.value() == SnakeCaseStrategy.class;
    }

    private static Map<String, Object> parameters(HandlerMethodValidationException invalid) {
        var parameters = new LinkedHashMap<String, Object>();
        for (var result : invalid.getParameterValidationResults()) {
            String why = String.valueOf(result.getResolvableErrors().getFirst().getDefaultMessage());
            parameters.put(String.valueOf(result.getMethodParameter().getParameterName()), why);
        }
        return parameters;
    }

    private ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException || cause instanceof BrokenBodyException) {
                return responses.entity(problems.of(cause));
            }
        }
        var fault =
            unreadable.getCause() instanceof JacksonException json
                ? JsonFault.of(json)
                : new JsonFault(null, "is missing or not valid JSON");
        return invalid(Map.of(fault.path() == null ? "body" : fault.path(), fault.why()));
    }

    private static ErrorCode ofStatus(ErrorResponse response) {
        return switch (response.getStatusCode().value()) {
            case 404, 405 -> ErrorCode.NOT_FOUND;
            case 413 -> ErrorCode.FRAME_TOO_LARGE;
            default -> ErrorCode.INVALID_REQUEST;
        };
    }
}
