package dev.parley.calls.check;

import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Subject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at the certificate by which the page is shown, at the address that the configuration names, and no other. */
@Component
@RequiredArgsConstructor
class CertificateProbe {

    private static final int HTTPS_PORT = 443;

    private final Clock clock;

    Finding look(List<URI> publicAddresses) {
        return publicAddresses
            .stream()
            .filter(address -> "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null)
            .findFirst()
            .map(this::look)
            .orElse(Finding.skipped(Subject.CERTIFICATE, Reason.NO_PUBLIC_ADDRESS));
    }

    private Finding look(URI address) {
        var host = address.getHost();
        int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
        var named = Map.of("host", host);
        var shown = new ArrayList<X509Certificate>();
        try (var plain = RelayLine.connect(new InetSocketAddress(host, port))) {
            shake(plain, host, port, shown);
        } catch (SSLException noTls) {
            if (shown.isEmpty()) {
                return Finding.failed(Subject.CERTIFICATE, Reason.CERTIFICATE_NO_TLS, named);
            }
        } catch (IOException unseen) {
            if (shown.isEmpty()) {
                return new Finding(Subject.CERTIFICATE, Finding.Verdict.SKIPPED, Reason.CERTIFICATE_UNSEEN, named);
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
        return new CertificateJudgement(trusted()).of(host, shown, clock.instant());
    }

    /** Takes any certificate, as it is to be looked at: nothing is sent to whoever shows it. */
    private static void shake(Socket plain, String host, int port, List<X509Certificate> shown)
        throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] { new Onlooker(shown) }, null);
        try (var secure = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            secure.startHandshake();
        }
    }

    private static X509TrustManager trusted() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform trusts some authorities", impossible);
        }
    }

    /** Notes what is shown, and judges nothing. */
    @RequiredArgsConstructor
    private static final class Onlooker extends X509ExtendedTrustManager {

        private final List<X509Certificate> shown;

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            shown.clear();
            shown.addAll(List.of(chain));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, @Nullable Socket socket) {
            checkServerTrusted(chain, kind);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, @Nullable SSLEngine engine) {
            checkServerTrusted(chain, kind);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            throw new UnsupportedOperationException("it is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, @Nullable Socket socket) {
            checkClientTrusted(chain, kind);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, @Nullable SSLEngine engine) {
            checkClientTrusted(chain, kind);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
