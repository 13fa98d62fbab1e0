package dev.parley.api.error;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers for unknown addresses: a browser gets the page, a program a problem. They count like refusals. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
@RequiredArgsConstructor
class UnknownAddresses {

    private static final Resource PAGE = new ClassPathResource("META-INF/resources/index.html");

    private final Problems problems;
    private final ProblemResponses responses;
    private final Refusals refusals;

    @ExceptionHandler
    ResponseEntity<?> unknown(NoResourceFoundException missing, HttpServletRequest request) {
        try {
            refusals.count(request);
        } catch (ParleyException limited) {
            return responses.entity(problems.of(limited));
        }
        return isOfThePage(request.getServletPath()) && wantsAPage(request.getHeader(HttpHeaders.ACCEPT))
            ? ResponseEntity.status(HttpStatus.NOT_FOUND).contentType(MediaType.TEXT_HTML).body(PAGE)
            : responses.entity(new Problem(ErrorCode.NOT_FOUND, Map.of(), null));
    }

    private static boolean isOfThePage(String path) {
        return PAGE.exists() && Stream.of("/api/", "/actuator/", "/v3/").noneMatch(path::startsWith);
    }

    /** Only a browser that opens an address names HTML; what a page fetches or a program asks for takes anything. */
    private static boolean wantsAPage(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept)
                .stream()
                .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
