package dev.parley.api.error;

import com.mongodb.MongoException;
import dev.parley.chat.count.CountsBy;
import dev.parley.chat.error.DiskFull;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.eclipse.jetty.http.HttpException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/** Turns an exception into a problem with what the client may know; the rest goes to the log. */
@Slf4j
@Component
@RequiredArgsConstructor
public class Problems {

    static final Map<String, Object> MALFORMED = Map.of("request", "is not valid HTTP or not UTF-8");

    private final IdGenerator ids;
    private final CountsBy<ErrorCode> counts = new CountsBy<>(ErrorCode.class);
    private volatile boolean stopping;

    public Problem of(Throwable failure) {
        var problem = problemOf(failure);
        counts.add(problem.code());
        return problem;
    }

    /** How often each code was the answer. */
    CountsBy<ErrorCode> counts() {
        return counts;
    }

    private Problem problemOf(Throwable failure) {
        return switch (failure) {
            case ParleyException refusal -> new Problem(refusal.code(), refusal.details(), null);
            case Throwable full when DiskFull.caused(full) -> logged(ErrorCode.STORAGE_FULL, "A disk is full", full);
            case MongoException storeAway -> unavailable(storeAway);
            case DataAccessException storeAway -> unavailable(storeAway);
            case BodyTooLargeException body -> new Problem(
                ErrorCode.FRAME_TOO_LARGE,
                Map.of("limitBytes", body.limitBytes()),
                null
            );
            case BrokenBodyException _ -> invalid(Map.of("body", "did not arrive whole, or not in time"));
            // The firewall looks at names of parameters and values of headers when they are asked for, wherever that is.
            case RequestRejectedException _ -> invalid(MALFORMED);
            case HttpException malformed when malformed.getCode() < 500 -> invalid(MALFORMED);
            default -> stopping ? stopped(failure) : failed(failure);
        };
    }

    /** From now on the ways to the stores close, on which drivers throw whatever they like: another node can answer. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    private static Problem invalid(Map<String, Object> details) {
        return new Problem(ErrorCode.INVALID_REQUEST, details, null);
    }

    private Problem failed(Throwable failure) {
        String correlationId = Correlation.current().orElseGet(ids::next);
        log.error("Request failed, correlation id {}", correlationId, failure);
        return new Problem(ErrorCode.INTERNAL, Map.of(), correlationId);
    }

    private Problem stopped(Throwable failure) {
        return logged(ErrorCode.UNAVAILABLE, "This node stops", failure);
    }

    private Problem unavailable(Exception failure) {
        return logged(ErrorCode.UNAVAILABLE, "A store is away", failure);
    }

    private Problem logged(ErrorCode code, String why, Throwable failure) {
        String correlationId = Correlation.current().orElseGet(ids::next);
        log.warn("{}, correlation id {}: {}", why, correlationId, failure.toString());
        return new Problem(code, Map.of(), correlationId);
    }
}
