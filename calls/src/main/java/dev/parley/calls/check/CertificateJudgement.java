package dev.parley.calls.check;

import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Subject;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.X509TrustManager;
import lombok.RequiredArgsConstructor;

/**
 * What is wrong with the certificate that a server shows, said as exactly as it can be told from the certificates themselves:
 * each fault has a mend of its own.
 */
@RequiredArgsConstructor
final class CertificateJudgement {

    private static final Duration SOON = Duration.ofDays(14);
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /** Authority Information Access (RFC 5280, 4.2.2.1), by which public authorities tell where the next certificate is. */
    private static final String ISSUER_IS_AT = "1.3.6.1.5.5.7.1.1";

    private final X509TrustManager trusted;

    /** @param shown the certificates that came, that of the server first */
    Finding of(String host, List<X509Certificate> shown, Instant now) {
        var own = shown.getFirst();
        if (isExpired(own, now)) {
            return expired(host, own, now);
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            long until = Duration.between(now, own.getNotBefore().toInstant()).toDays() + 1;
            return failed(Reason.CERTIFICATE_NOT_YET_VALID, Map.of("host", host, "days", String.valueOf(until)));
        }
        if (
            names(own)
                .stream()
                .noneMatch(name -> isFor(name, host))
        ) {
            return failed(
                Reason.CERTIFICATE_OF_ANOTHER_HOST,
                Map.of("host", host, "addresses", String.join(", ", names(own)))
            );
        }
        if (!isTrusted(shown)) {
            var expired = shown
                .stream()
                .filter(each -> isExpired(each, now))
                .findFirst();
            if (expired.isPresent()) {
                return expired(host, expired.get(), now);
            }
            return Finding.warned(
                Subject.CERTIFICATE,
                whyNotTrusted(shown),
                Map.of("host", host, "issuer", nameOf(shown.getLast()))
            );
        }
        long days = Duration.between(now, own.getNotAfter().toInstant()).toDays();
        var facts = Map.of("host", host, "days", String.valueOf(days));
        return days < SOON.toDays()
            ? Finding.warned(Subject.CERTIFICATE, Reason.CERTIFICATE_ENDS_SOON, facts)
            : Finding.passed(Subject.CERTIFICATE, facts);
    }

    private static boolean isExpired(X509Certificate certificate, Instant now) {
        return now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static Finding expired(String host, X509Certificate certificate, Instant now) {
        long days = Duration.between(certificate.getNotAfter().toInstant(), now).toDays();
        return failed(Reason.CERTIFICATE_EXPIRED, Map.of("host", host, "days", String.valueOf(days)));
    }

    private static Finding failed(Reason reason, Map<String, String> facts) {
        return Finding.failed(Subject.CERTIFICATE, reason, facts);
    }

    private boolean isTrusted(List<X509Certificate> shown) {
        try {
            trusted.checkServerTrusted(shown.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException refused) {
            return false;
        }
    }

    private static Reason whyNotTrusted(List<X509Certificate> shown) {
        var last = shown.getLast();
        if (isSelfSigned(last)) {
            return shown.size() == 1 ? Reason.CERTIFICATE_SELF_SIGNED : Reason.CERTIFICATE_OF_UNKNOWN_ISSUER;
        }
        boolean isOfAPublicAuthority = last.getExtensionValue(ISSUER_IS_AT) != null;
        return isOfAPublicAuthority ? Reason.CERTIFICATE_CHAIN_INCOMPLETE : Reason.CERTIFICATE_OF_UNKNOWN_ISSUER;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    /** The common name of whoever has issued it, or all that it is called. */
    private static String nameOf(X509Certificate certificate) {
        String whole = certificate.getIssuerX500Principal().getName();
        try {
            return new LdapName(whole)
                .getRdns()
                .stream()
                .filter(part -> part.getType().equalsIgnoreCase("CN"))
                .map(part -> part.getValue().toString())
                .findFirst()
                .orElse(whole);
        } catch (InvalidNameException unreadable) {
            return whole;
        }
    }

    /** Browsers look at the alternative names alone. */
    private static List<String> names(X509Certificate certificate) {
        try {
            return Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.<List<?>>of())
                .stream()
                .filter(CertificateJudgement::isOfAHost)
                .map(name -> String.valueOf(((List<?>) name).get(1)))
                .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static boolean isOfAHost(Collection<?> name) {
        return (
            name instanceof List<?> pair &&
            pair.getFirst() instanceof Integer kind &&
            (kind == DNS_NAME || kind == IP_ADDRESS)
        );
    }

    private static boolean isFor(String name, String host) {
        String wanted = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        String named = name.toLowerCase(Locale.ROOT);
        if (named.startsWith("*.")) {
            int dot = wanted.indexOf('.');
            return dot > 0 && wanted.substring(dot).equals(named.substring(1));
        }
        return named.equals(wanted) || (wanted.indexOf(':') >= 0 && isSameAddress(named, wanted));
    }

    /** Of IPv6, which has many ways to be written. */
    private static boolean isSameAddress(String one, String other) {
        try {
            return InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
