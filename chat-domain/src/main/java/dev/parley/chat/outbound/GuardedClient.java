package dev.parley.chat.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** Builds the HTTP client of {@link GuardedPost}. */
final class GuardedClient {

    private static final int MOST_AT_ONCE = 2_000;
    private static final int MOST_AT_ONCE_TO_ONE = 100;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    private GuardedClient() {}

    /** A client that follows nothing, repeats nothing, remembers nothing, and connects to allowed addresses alone. */
    static CloseableHttpClient build(AllowedTargets targets, Duration deadline) {
        var timeout = Timeout.of(deadline);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new JudgedAddresses(targets))
            .setMaxConnTotal(MOST_AT_ONCE)
            .setMaxConnPerRoute(MOST_AT_ONCE_TO_ONE)
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(timeout).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build()
            )
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build()
                    )
                    .build()
            )
            .build();
        return HttpClients.custom()
            .setConnectionManager(connections)
            .setConnectionReuseStrategy((_, _, _) -> false)
            .setDefaultRequestConfig(
                RequestConfig.custom().setConnectionRequestTimeout(timeout).setResponseTimeout(timeout).build()
            )
            .setUserAgent("Parley")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
    }

    /**
     * The client connects to what this returns, and asks again for each connection, so no other answer of the same name can
     * slip in between. Addresses in place of names come by here too.
     */
    private record JudgedAddresses(AllowedTargets targets) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var allowed = Arrays.stream(InetAddress.getAllByName(host))
                .filter(targets::allows)
                .toArray(InetAddress[]::new);
            if (allowed.length == 0) {
                throw new TargetNotAllowedException(host);
            }
            return allowed;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
