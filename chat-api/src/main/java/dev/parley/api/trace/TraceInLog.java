package dev.parley.api.trace;

import io.opentelemetry.api.trace.Span;
import org.slf4j.MDC;

/** The id of the trace in the log's context (MDC), beside the correlation id. */
final class TraceInLog implements AutoCloseable {

    private static final String TRACE = "traceId";

    private TraceInLog() {}

    static TraceInLog of(Span span) {
        MDC.put(TRACE, span.getSpanContext().getTraceId());
        return new TraceInLog();
    }

    @Override
    public void close() {
        MDC.remove(TRACE);
    }
}
