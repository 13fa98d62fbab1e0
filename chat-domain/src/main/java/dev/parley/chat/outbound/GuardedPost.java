package dev.parley.chat.outbound;

import dev.parley.chat.outbound.PostResult.Outcome;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts to an address that a user has named. The address is judged by what it leads to ({@link AllowedTargets}); redirects
 * are not followed; the whole takes no longer than the deadline; of the answer only the status and how long to wait are
 * told, and at most 64 KiB of its body are read, and thrown away.
 */
@Component
public class GuardedPost {

    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    private final CloseableHttpClient client;
    private final Duration deadline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GuardedPost(AllowedTargets targets, OutboundProperties properties) {
        client = GuardedClient.build(targets, properties.deadline());
        deadline = properties.deadline();
    }

    /** @param retryAfter the header of the answer by which the receiver asks to be left alone for a while; null for none */
    public record Answer(PostResult result, @Nullable String retryAfter) {}

    private record Received(int status, @Nullable String retryAfter) {}

    /**
     * Posts the body once. It waits for the end, so it belongs on a virtual thread.
     *
     * @param headers besides those of the body itself
     */
    public Answer post(URI target, Map<String, String> headers, String contentType, byte[] body) {
        var request = new HttpPost(target);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
        return run(request);
    }

    private Answer run(HttpPost request) {
        long begin = System.nanoTime();
        var running = threads.submit(() -> exchange(request));
        try {
            var received = running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            boolean accepted = received.status() >= 200 && received.status() < 300;
            var outcome = accepted ? Outcome.DELIVERED : Outcome.ANSWERED_OTHERWISE;
            return new Answer(new PostResult(outcome, received.status(), millisSince(begin)), received.retryAfter());
        } catch (TimeoutException late) {
            return unanswered(Outcome.TIMED_OUT, begin);
        } catch (ExecutionException failure) {
            return unanswered(outcome(failure.getCause()), begin);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return unanswered(Outcome.UNREACHABLE, begin);
        } finally {
            // Closes the connection, so that whatever still reads from it ends.
            request.cancel();
            running.cancel(true);
        }
    }

    private static Answer unanswered(Outcome outcome, long begin) {
        return new Answer(new PostResult(outcome, null, millisSince(begin)), null);
    }

    private static Outcome outcome(@Nullable Throwable failure) {
        return switch (failure) {
            case TargetNotAllowedException _ -> Outcome.TARGET_NOT_ALLOWED;
            case SocketTimeoutException _ -> Outcome.TIMED_OUT;
            case null, default -> Outcome.UNREACHABLE;
        };
    }

    private Received exchange(HttpPost request) throws IOException, HttpException {
        try (ClassicHttpResponse answer = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            var entity = answer.getEntity();
            if (entity != null) {
                try (InputStream rest = entity.getContent()) {
                    rest.readNBytes(MOST_OF_AN_ANSWER);
                    // Otherwise closing would read on to the end.
                    request.cancel();
                }
            }
            Header wait = answer.getFirstHeader("Retry-After");
            return new Received(answer.getCode(), wait == null ? null : wait.getValue());
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
