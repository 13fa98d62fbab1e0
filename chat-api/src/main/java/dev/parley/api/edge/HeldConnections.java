package dev.parley.api.edge;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Counts open connections per address and closes those beyond the limit. Also closes connections on which the head of a
 * request takes too long: Jetty's idle timeout does not catch these, since each byte restarts it.
 */
@Slf4j
@RequiredArgsConstructor
final class HeldConnections implements Connection.Listener {

    /** Longer than Jetty's idle timeout: between two requests only bytes that say nothing keep a connection so long. */
    private static final long PAUSE_NANOS = 45_000_000_000L;

    private final TrustedProxies proxies;
    private final int maxPerAddress;
    private final long headNanos;
    private final Map<EndPoint, Held> held = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** @param key under which the connection counts, null for a trusted proxy's */
    private record Held(@Nullable String key, Waiting waiting) {}

    /**
     * What the server waits for on a connection.
     *
     * @param requests that have come whole
     * @param inHead whether a part of the next one is here
     */
    private record Waiting(long requests, boolean inHead, long since) {
        Waiting then(long requestsNow, boolean inHeadNow, long now) {
            return requests == requestsNow && inHead == inHeadNow ? this : new Waiting(requestsNow, inHeadNow, now);
        }
    }

    @Override
    public void onOpened(Connection connection) {
        var endPoint = connection.getEndPoint();
        if (held.containsKey(endPoint)) {
            return;
        }
        String key = key(endPoint);
        held.put(endPoint, new Held(key, new Waiting(0, false, System.nanoTime())));
        if (key != null && counts.merge(key, 1, Integer::sum) > maxPerAddress) {
            log.debug("{} has more than {} connections", key, maxPerAddress);
            endPoint.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // An upgrade ends a connection, and its endpoint goes on with the next one.
        if (!connection.getEndPoint().isOpen()) {
            forget(connection.getEndPoint());
        }
    }

    /** Closes connections that take too long, and forgets those that were closed without an event. */
    void sweep() {
        long now = System.nanoTime();
        for (EndPoint endPoint : held.keySet()) {
            if (!endPoint.isOpen()) {
                forget(endPoint);
            } else if (endPoint.getConnection() instanceof HttpConnection http && isOverdue(endPoint, http, now)) {
                log.debug("{} has not sent the head of a request in time", endPoint);
                endPoint.close();
            }
        }
    }

    int count(String key) {
        return counts.getOrDefault(key, 0);
    }

    private boolean isOverdue(EndPoint endPoint, HttpConnection http, long now) {
        var parser = http.getParser();
        boolean inHead = parser.inHeaderState() && !parser.isStart();
        boolean between = parser.isState(HttpParser.State.START);
        var present = held.computeIfPresent(endPoint, (_, last) ->
            new Held(last.key(), last.waiting().then(inHead || between ? http.getMessagesIn() : -1, inHead, now))
        );
        if (present == null || !(inHead || between)) {
            return false;
        }
        return now - present.waiting().since() > (inHead ? headNanos : PAUSE_NANOS);
    }

    private void forget(EndPoint endPoint) {
        Optional.ofNullable(held.remove(endPoint))
            .map(Held::key)
            .ifPresent(key -> counts.computeIfPresent(key, (_, count) -> count > 1 ? count - 1 : null));
    }

    private @Nullable String key(EndPoint endPoint) {
        return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress peer && !proxies.trusts(peer.getAddress())
            ? new ClientAddress(peer.getAddress()).key()
            : null;
    }
}
