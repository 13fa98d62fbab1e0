package dev.parley.api.trace;

import dev.parley.chat.error.ParleyException;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;

/** A span for each frame of a client, by its kind. */
@RequiredArgsConstructor
class FrameTraces implements Traces {

    private final Tracer tracer;

    @Override
    public <T> T around(Class<?> what, Supplier<T> task) {
        var span = tracer
            .spanBuilder("frame " + what.getSimpleName())
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
        try (var _ = span.makeCurrent(); var _ = TraceInLog.of(span)) {
            return task.get();
        } catch (ParleyException refused) {
            span.setAttribute("parley.error.code", refused.code().name());
            throw refused;
        } catch (RuntimeException failure) {
            // Not what it says, which may be what somebody has written.
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", failure.getClass().getName());
            throw failure;
        } finally {
            span.end();
        }
    }
}
