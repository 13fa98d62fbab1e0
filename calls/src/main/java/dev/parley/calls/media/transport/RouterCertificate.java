package dev.parley.calls.media.transport;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The self-signed certificate (ECDSA, P-256) by which browsers know this process. A new process has a new one. */
final class RouterCertificate {

    private static final Duration VALID = Duration.ofDays(365);
    private static final int SERIAL_BITS = 64;

    private final PrivateKey key;
    private final byte[] encoded;

    private RouterCertificate(PrivateKey key, byte[] encoded) {
        this.key = key;
        this.encoded = encoded;
    }

    static RouterCertificate create(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=parley");
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(VALID)),
                name,
                pair.getPublic()
            ).build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new RouterCertificate(pair.getPrivate(), certificate.getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("every Java platform has ECDSA on P-256", impossible);
        }
    }

    PrivateKey key() {
        return key;
    }

    /** In DER. */
    byte[] encoded() {
        return encoded.clone();
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(encoded);
    }
}
