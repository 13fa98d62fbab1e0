package dev.parley.calls.check;

import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Subject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Looks at the certificate by which the page is shown, at the address that the configuration names, and no other. */
@Component
@RequiredArgsConstructor
class CertificateProbe {

    private static final Duration SOON = Duration.ofDays(14);
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
        try (
            var plain = RelayLine.connect(new InetSocketAddress(host, port));
            var secure = RelayLine.secure(plain, host, port)
        ) {
            var certificate = (X509Certificate) secure.getSession().getPeerCertificates()[0];
            return judge(host, certificate.getNotAfter().toInstant());
        } catch (SSLException untrusted) {
            return Finding.warned(Subject.CERTIFICATE, Reason.CERTIFICATE_UNTRUSTED, named);
        } catch (IOException unseen) {
            return new Finding(Subject.CERTIFICATE, Finding.Verdict.SKIPPED, Reason.CERTIFICATE_UNSEEN, named);
        }
    }

    Finding judge(String host, Instant endsAt) {
        var left = Duration.between(clock.instant(), endsAt);
        var facts = Map.of("host", host, "days", String.valueOf(left.toDays()));
        return left.compareTo(SOON) < 0
            ? Finding.warned(Subject.CERTIFICATE, Reason.CERTIFICATE_ENDS_SOON, facts)
            : Finding.passed(Subject.CERTIFICATE, facts);
    }
}
