package dev.parley.api.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Reads {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} from trusted proxies only. The client's address is
 * the right-most one that is not a trusted proxy's: the client may have written those further left itself. {@code
 * Forwarded} (RFC 7239) is never read, since proxies pass it on unchanged. {@code traceparent} of W3C Trace Context gets
 * no further from anybody else.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";
    /** The attribute of a request that a trusted proxy has passed on: whether it says on whose behalf. */
    static final String ASKED_BY = TrustedProxies.class.getName() + ".askedBy";
    static final String SOMEBODY = "somebody";
    static final String NOBODY = "nobody";
    private static final String TRACE_PARENT = "traceparent";
    private static final String TRACE_STATE = "tracestate";

    private final List<IpAddressMatcher> proxies;

    TrustedProxies(List<IpAddressMatcher> proxies) {
        this.proxies = proxies;
    }

    boolean trusts(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address.getHostAddress()));
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (
            request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer &&
            trusts(peer.getAddress())
        ) {
            request.setAttribute(ASKED_BY, values(request, FOR).isEmpty() ? NOBODY : SOMEBODY);
            return new Forwarded(request, client(peer, values(request, FOR)));
        }
        return request.getHeaders().contains(TRACE_PARENT) ? new Untraced(request) : request;
    }

    /** Without the trace that a client says it belongs to: it would choose the ids that the log has, and what is traced. */
    private static final class Untraced extends Request.Wrapper {

        private final HttpFields headers;

        Untraced(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders()).remove(TRACE_PARENT).remove(TRACE_STATE).asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }

    private InetSocketAddress client(InetSocketAddress peer, List<String> hops) {
        var nearest = peer;
        for (String hop : hops.reversed()) {
            var address = ClientAddress.parse(hop);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = new InetSocketAddress(address.get().address(), 0);
            if (!trusts(nearest.getAddress())) {
                return nearest;
            }
        }
        return nearest;
    }

    private static List<String> values(Request request, String header) {
        var values = new ArrayList<String>();
        for (String line : request.getHeaders().getValuesList(header)) {
            values.addAll(List.of(line.split(",", -1)));
        }
        return values;
    }

    /** What the nearest proxy has said. */
    private static Optional<String> last(Request request, String header) {
        var values = values(request, header);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast().strip());
    }

    private static final class Forwarded extends Request.Wrapper {

        private final HttpURI uri;
        private final HttpFields headers;
        private final ConnectionMetaData connection;

        Forwarded(Request request, InetSocketAddress client) {
            super(request);
            boolean secure =
                last(request, PROTO)
                    .filter(proto -> proto.toLowerCase(Locale.ROOT).equals("https"))
                    .isPresent() || request.isSecure();
            var origin = Origin.parse((secure ? "https://" : "http://") + last(request, HOST).orElse(""));
            var built = HttpURI.build(request.getHttpURI()).scheme(secure ? "https" : "http");
            origin.ifPresent(named -> built.authority(named.host(), named.port()));
            this.uri = built.asImmutable();
            // Jetty refuses a request that names two hosts.
            this.headers = origin
                .<HttpFields>map(named ->
                    HttpFields.build(request.getHeaders()).put(HttpHeader.HOST, uri.getAuthority()).asImmutable()
                )
                .orElse(request.getHeaders());
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }

                @Override
                public boolean isSecure() {
                    return secure;
                }
            };
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public boolean isSecure() {
            return connection.isSecure();
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
