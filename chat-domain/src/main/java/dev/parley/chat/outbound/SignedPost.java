package dev.parley.chat.outbound;

import dev.parley.chat.count.CountsBy;
import dev.parley.chat.outbound.PostResult.Outcome;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts JSON to an address that a user has named, signed by Standard Webhooks. The address is judged by what it leads to
 * ({@link AllowedTargets}); redirects are not followed; the whole takes no longer than the deadline; of the answer only the
 * status is told, and at most 64 KiB of its body are read, and thrown away.
 */
@Component
public class SignedPost {

    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    private final CloseableHttpClient client;
    private final Duration deadline;
    private final Clock clock;
    private final CountsBy<Outcome> outcomes = new CountsBy<>(Outcome.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SignedPost(AllowedTargets targets, OutboundProperties properties, Clock clock) {
        client = GuardedClient.build(targets, properties.deadline());
        deadline = properties.deadline();
        this.clock = clock;
    }

    /**
     * Posts the body once. It waits for the end, so it belongs on a virtual thread.
     *
     * @param secrets those that the receiver may check by: one, or two while it changes to another
     * @param id the same for each attempt at the same message
     * @param body JSON in UTF-8
     */
    public PostResult post(URI target, List<WebhookSecret> secrets, String id, byte[] body) {
        var request = new HttpPost(target);
        var now = clock.instant();
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader(
            "webhook-signature",
            secrets
                .stream()
                .map(secret -> secret.sign(id, now, body))
                .collect(Collectors.joining(" "))
        );
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        var result = run(request);
        outcomes.add(result.outcome());
        return result;
    }

    /** How requests have ended so far. */
    public CountsBy<Outcome> outcomes() {
        return outcomes;
    }

    private PostResult run(HttpPost request) {
        long begin = System.nanoTime();
        var running = threads.submit(() -> exchange(request));
        try {
            int status = running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            boolean accepted = status >= 200 && status < 300;
            return new PostResult(
                accepted ? Outcome.DELIVERED : Outcome.ANSWERED_OTHERWISE,
                status,
                millisSince(begin)
            );
        } catch (TimeoutException late) {
            return new PostResult(Outcome.TIMED_OUT, null, millisSince(begin));
        } catch (ExecutionException failure) {
            return new PostResult(outcome(failure.getCause()), null, millisSince(begin));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new PostResult(Outcome.UNREACHABLE, null, millisSince(begin));
        } finally {
            // Closes the connection, so that whatever still reads from it ends.
            request.cancel();
            running.cancel(true);
        }
    }

    private static Outcome outcome(@Nullable Throwable failure) {
        return switch (failure) {
            case TargetNotAllowedException _ -> Outcome.TARGET_NOT_ALLOWED;
            case SocketTimeoutException _ -> Outcome.TIMED_OUT;
            case null, default -> Outcome.UNREACHABLE;
        };
    }

    /** The status of the answer. */
    private int exchange(HttpPost request) throws IOException, HttpException {
        try (ClassicHttpResponse answer = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            var entity = answer.getEntity();
            if (entity != null) {
                try (InputStream rest = entity.getContent()) {
                    rest.readNBytes(MOST_OF_AN_ANSWER);
                    // Otherwise closing would read on to the end.
                    request.cancel();
                }
            }
            return answer.getCode();
        }
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @PreDestroy
    void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
