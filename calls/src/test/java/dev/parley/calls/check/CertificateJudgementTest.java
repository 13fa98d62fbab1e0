package dev.parley.calls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Verdict;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of a certificate is told from the others. */
class CertificateJudgementTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String HOST = "chat.example.org";
    private static final char[] PASSWORD = "of-the-test".toCharArray();

    private final Issued root = Issued.authority("Root", null);
    private final Issued between = Issued.authority("Between", root);

    /** A certificate with its key. */
    private record Issued(X509Certificate certificate, KeyPair keys, String name) {
        static Issued authority(String name, @Nullable Issued by) {
            return make(name, by, true, days(-30), days(300), false);
        }

        static Issued server(@Nullable Issued by, Instant from, Instant to, String... names) {
            return make("server", by, false, from, to, by != null && by.name().equals("Between"), names);
        }

        private static Issued make(
            String name,
            @Nullable Issued by,
            boolean authority,
            Instant from,
            Instant to,
            boolean isPublic,
            String... names
        ) {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                var keys = generator.generateKeyPair();
                var builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + (by == null ? name : by.name())),
                    BigInteger.valueOf(System.identityHashCode(keys)),
                    Date.from(from),
                    Date.from(to),
                    new X500Name("CN=" + name),
                    keys.getPublic()
                );
                if (authority) {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                }
                if (names.length > 0) {
                    var all = new GeneralName[names.length];
                    for (int i = 0; i < names.length; i++) {
                        boolean isAddress = Character.isDigit(names[i].charAt(0)) || names[i].indexOf(':') >= 0;
                        all[i] = new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
                    }
                    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
                }
                if (isPublic) {
                    var where = new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example.org/between");
                    builder.addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, where)
                    );
                }
                var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(
                    (by == null ? keys : by.keys()).getPrivate()
                );
                return new Issued(new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys, name);
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private Finding judge(String host, Issued... shown) {
        return new CertificateJudgement(trusting(root)).of(
            host,
            List.of(shown).stream().map(Issued::certificate).toList(),
            NOW
        );
    }

    private static X509TrustManager trusting(Issued anchor) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("root", anchor.certificate());
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void passesOneThatIsFine() {
        var own = Issued.server(between, days(-1), days(60), HOST);
        assertThat(judge(HOST, own, between).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge(HOST, own, between).facts()).containsEntry("days", "60");
        var ending = Issued.server(between, days(-1), days(10), HOST);
        assertThat(judge(HOST, ending, between).reason()).isEqualTo(Reason.CERTIFICATE_ENDS_SOON);
    }

    @Test
    void tellsOneThatHasExpiredFromOneThatIsNotValidYet() {
        var old = judge(HOST, Issued.server(between, days(-20), days(-3), HOST), between);
        assertThat(old.reason()).isEqualTo(Reason.CERTIFICATE_EXPIRED);
        assertThat(old.facts()).containsEntry("days", "3");
        var early = judge(HOST, Issued.server(between, days(3), days(90), HOST), between);
        assertThat(early.reason()).isEqualTo(Reason.CERTIFICATE_NOT_YET_VALID);
        assertThat(early.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void saysForWhomOneOfAnotherHostIs() {
        var other = judge(HOST, Issued.server(between, days(-1), days(60), "mail.example.org", "example.org"), between);
        assertThat(other.reason()).isEqualTo(Reason.CERTIFICATE_OF_ANOTHER_HOST);
        assertThat(other.facts()).containsEntry("addresses", "mail.example.org, example.org");
        // The common name alone counts for no browser.
        assertThat(judge(HOST, Issued.server(between, days(-1), days(60)), between).reason()).isEqualTo(
            Reason.CERTIFICATE_OF_ANOTHER_HOST
        );
    }

    @ParameterizedTest
    @CsvSource({
        "*.example.org, chat.example.org, true",
        "*.example.org, CHAT.Example.ORG, true",
        "*.example.org, a.chat.example.org, false",
        "*.example.org, example.org, false",
        "*.org, chat.example.org, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "fd00::1, [fd00:0:0::1], true",
        "fd00::1, [fd00::2], false",
    })
    void knowsNamesWithAStarAndAddresses(String name, String host, boolean isFor) {
        var found = judge(host, Issued.server(between, days(-1), days(60), name), between);
        assertThat(found.verdict()).isEqualTo(isFor ? Verdict.PASSED : Verdict.FAILED);
    }

    @Test
    void tellsSelfSignedUnknownAndIncompleteApart() {
        var self = judge(HOST, Issued.server(null, days(-1), days(60), HOST));
        assertThat(self.reason()).isEqualTo(Reason.CERTIFICATE_SELF_SIGNED);

        var ownRoot = Issued.authority("Own Root", null);
        var own = Issued.server(ownRoot, days(-1), days(60), HOST);
        for (var shown : List.of(new Issued[] { own, ownRoot }, new Issued[] { own })) {
            var unknown = judge(HOST, shown);
            assertThat(unknown.reason()).isEqualTo(Reason.CERTIFICATE_OF_UNKNOWN_ISSUER);
            assertThat(unknown.facts()).containsEntry("issuer", "Own Root");
        }

        var alone = judge(HOST, Issued.server(between, days(-1), days(60), HOST));
        assertThat(alone.reason()).isEqualTo(Reason.CERTIFICATE_CHAIN_INCOMPLETE);
        assertThat(alone.facts()).containsEntry("issuer", "Between");
        assertThat(alone.verdict()).isEqualTo(Verdict.WARNED);
    }

    @Test
    void looksAtWhatAServerShows() throws Exception {
        var own = Issued.server(null, days(-1), days(60), "localhost");
        try (var server = listen(own)) {
            var serving = Thread.ofVirtual().start(() -> shakeHandsOnce(server));
            var address = URI.create("https://localhost:" + server.getLocalPort());
            var found = new CertificateProbe(Clock.systemUTC()).look(List.of(address));
            assertThat(found.reason()).isEqualTo(Reason.CERTIFICATE_SELF_SIGNED);
            assertThat(found.facts()).containsEntry("host", "localhost");
            serving.join();
        }
    }

    private static SSLServerSocket listen(Issued own) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("own", own.keys().getPrivate(), PASSWORD, new Certificate[] { own.certificate() });
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return (SSLServerSocket) context
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getByName("localhost"));
    }

    private static void shakeHandsOnce(SSLServerSocket server) {
        try (var accepted = (SSLSocket) server.accept()) {
            accepted.startHandshake();
        } catch (IOException gone) {
            // The one who looks has seen enough.
        }
    }
}
