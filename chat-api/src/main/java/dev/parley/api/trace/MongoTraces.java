package dev.parley.api.trace;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;

/** A span for each command to MongoDB within a span that is recorded: its name and its collection, and nothing of its content. */
@RequiredArgsConstructor
class MongoTraces implements CommandListener {

    private final Tracer tracer;
    private final ConcurrentHashMap<Integer, Span> open = new ConcurrentHashMap<>();

    /** On the thread that asks. */
    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (!Span.current().isRecording()) {
            return;
        }
        String name = event.getCommandName();
        var span = tracer
            .spanBuilder("mongodb " + name)
            .setSpanKind(SpanKind.CLIENT)
            .startSpan();
        span.setAttribute("db.system.name", "mongodb").setAttribute("db.operation.name", name);
        var collection = event.getCommand().get(name);
        if (collection != null && collection.isString()) {
            span.setAttribute("db.collection.name", collection.asString().getValue());
        }
        open.put(event.getRequestId(), span);
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        var span = open.remove(event.getRequestId());
        if (span != null) {
            span.end();
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        var span = open.remove(event.getRequestId());
        if (span != null) {
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", event.getThrowable().getClass().getName());
            span.end();
        }
    }
}
