package dev.parley.api.trace;

import dev.parley.chat.outbound.GuardedPost;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.outbound.SignedPost;
import dev.parley.chat.outbound.WebhookSecret;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** A span for each post to an address that a user has named: how it ends, and not where it goes. */
class TracedPost extends SignedPost {

    private final Tracer tracer;

    TracedPost(GuardedPost post, Clock clock, Tracer tracer) {
        super(post, clock);
        this.tracer = tracer;
    }

    @Override
    public PostResult post(URI target, List<WebhookSecret> secrets, String id, byte[] body) {
        var span = tracer.spanBuilder("webhook").setSpanKind(SpanKind.CLIENT).startSpan();
        try (var _ = span.makeCurrent()) {
            var result = super.post(target, secrets, id, body);
            span.setAttribute("parley.webhook.outcome", result.outcome().name());
            if (result.outcome() != PostResult.Outcome.DELIVERED) {
                span.setStatus(StatusCode.ERROR);
            }
            return result;
        } finally {
            span.end();
        }
    }
}
