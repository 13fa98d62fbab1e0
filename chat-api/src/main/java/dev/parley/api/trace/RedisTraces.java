package dev.parley.api.trace;

import io.lettuce.core.protocol.CompleteableCommand;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.tracing.TraceContext;
import io.lettuce.core.tracing.TraceContextProvider;
import io.lettuce.core.tracing.Tracer;
import io.lettuce.core.tracing.TracerProvider;
import io.lettuce.core.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.net.SocketAddress;
import lombok.RequiredArgsConstructor;

/** A span for each command to Redis within a span that is recorded: its name, and none of its arguments. */
@RequiredArgsConstructor
class RedisTraces implements Tracing {

    private final io.opentelemetry.api.trace.Tracer tracer;

    /** The one in which a command is given, on the thread that gives it. */
    private record Asking(Context context) implements TraceContext {}

    private record Somewhere() implements Endpoint {}

    @Override
    public TracerProvider getTracerProvider() {
        return Spans::new;
    }

    @Override
    public TraceContextProvider initialTraceContextProvider() {
        return () -> Span.current().isRecording() ? new Asking(Context.current()) : TraceContext.EMPTY;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public boolean includeCommandArgsInSpanTags() {
        return false;
    }

    @Override
    public Endpoint createEndpoint(SocketAddress address) {
        return new Somewhere();
    }

    private final class Spans extends Tracer {

        @Override
        public Tracer.Span nextSpan() {
            return new Command(io.opentelemetry.api.trace.Span.getInvalid());
        }

        @Override
        public Tracer.Span nextSpan(TraceContext asked) {
            return asked instanceof Asking(var context)
                ? new Command(tracer.spanBuilder("redis").setParent(context).setSpanKind(SpanKind.CLIENT).startSpan())
                : nextSpan();
        }
    }

    @RequiredArgsConstructor
    private static final class Command extends Tracer.Span {

        private final io.opentelemetry.api.trace.Span span;

        @Override
        public Tracer.Span start(RedisCommand<?, ?, ?> command) {
            if (command instanceof CompleteableCommand<?> completeable) {
                completeable.onComplete((_, failure) -> {
                    if (failure != null) {
                        error(failure);
                    }
                    finish();
                });
            } else {
                finish();
            }
            return this;
        }

        @Override
        public Tracer.Span name(String name) {
            span.updateName("redis " + name);
            span.setAttribute("db.system.name", "redis").setAttribute("db.operation.name", name);
            return this;
        }

        @Override
        public Tracer.Span annotate(String value) {
            return this;
        }

        @Override
        public Tracer.Span tag(String key, String value) {
            return this;
        }

        @Override
        public Tracer.Span error(Throwable failure) {
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", failure.getClass().getName());
            return this;
        }

        @Override
        public Tracer.Span remoteEndpoint(Endpoint endpoint) {
            return this;
        }

        @Override
        public void finish() {
            span.end();
        }
    }
}
