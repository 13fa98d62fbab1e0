package dev.parley.calls.media.transport;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.jspecify.annotations.Nullable;

/**
 * The DTLS 1.2 handshake with one peer, as the server (RFC 5763), from which the keys for SRTP come (RFC 5764). It blocks,
 * and so runs on a virtual thread of its own while it lasts. DTLS 1.3 is not offered: the library's server has none.
 */
final class Dtls implements DatagramTransport {

    /** A flight of a handshake has a few datagrams; more than this is no handshake. */
    private static final int MAX_WAITING = 64;

    private static final int RECEIVE_LIMIT = 1500;

    /** Fits each path without being cut into pieces. */
    private static final int SEND_LIMIT = 1200;

    private static final int TIMEOUT_MS = 20_000;
    private static final JcaTlsCrypto CRYPTO = new JcaTlsCryptoProvider().create(new SecureRandom());

    private final RouterCertificate certificate;
    private final Fingerprint expected;
    private final Consumer<byte[]> output;
    private final BlockingQueue<byte[]> input = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile boolean ended;

    /** @param output where its datagrams go; called by its own thread */
    Dtls(RouterCertificate certificate, Fingerprint expected, Consumer<byte[]> output) {
        this.certificate = certificate;
        this.expected = expected;
        this.output = output;
    }

    /** Hands a datagram of the peer in; what comes faster than it is read is lost, and sent again by the peer. */
    void offer(byte[] datagram) {
        input.offer(datagram);
    }

    /**
     * Completes the handshake.
     *
     * @return what protects the media from now on
     * @throws IOException if the peer is another than the description promised, knows no common protection, or is silent
     */
    Established handshake() throws IOException {
        var server = new Server();
        var transport = new DTLSServerProtocol().accept(server, this);
        return new Established(server.session(), transport);
    }

    /** @param transport for what the peer sends by DTLS afterwards: its last flight once more, or its goodbye */
    record Established(SrtpSession media, DTLSTransport transport) {}

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        if (ended) {
            throw new IOException("the peer has said goodbye");
        }
        try {
            byte[] datagram = waitMillis == 0 ? input.take() : input.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (datagram == null) {
                return -1;
            }
            int count = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, buffer, offset, count);
            return count;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IOException("the peer is closed", closed);
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        var datagram = new byte[length];
        System.arraycopy(buffer, offset, datagram, 0, length);
        output.accept(datagram);
    }

    /** Called by the library when the peer has said goodbye, or has broken the protocol. */
    @Override
    public void close() {
        ended = true;
    }

    private final class Server extends DefaultTlsServer {

        private @Nullable SrtpProfile profile;
        private @Nullable SrtpSession session;

        Server() {
            super(CRYPTO);
        }

        SrtpSession session() throws IOException {
            if (session == null) {
                throw new TlsFatalAlert(AlertDescription.internal_error);
            }
            return session;
        }

        @Override
        public int getHandshakeTimeoutMillis() {
            return TIMEOUT_MS;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return new int[] { CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 };
        }

        @Override
        public CertificateRequest getCertificateRequest() {
            Vector<?> algorithms = TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
            return new CertificateRequest(
                new short[] { ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign },
                algorithms,
                null
            );
        }

        /** The peer is who the description promised, or nobody (RFC 5763, section 5). */
        @Override
        public void notifyClientCertificate(Certificate presented) throws IOException {
            if (presented.isEmpty() || !expected.isOf(presented.getCertificateAt(0).getEncoded())) {
                throw new TlsFatalAlert(AlertDescription.bad_certificate);
            }
        }

        @Override
        protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
            TlsCertificate own = new JcaTlsCertificate(CRYPTO, certificate.encoded());
            return new JcaDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                CRYPTO,
                certificate.key(),
                new Certificate(new TlsCertificate[] { own }),
                new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa)
            );
        }

        @Override
        @SuppressWarnings("rawtypes")
        public void processClientExtensions(Hashtable extensions) throws IOException {
            super.processClientExtensions(extensions);
            var offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
            profile = SrtpProfile.choose(offered == null ? new int[0] : offered.getProtectionProfiles()).orElseThrow(
                () -> new TlsFatalAlert(AlertDescription.handshake_failure)
            );
        }

        @Override
        @SuppressWarnings({ "rawtypes", "unchecked" })
        public Hashtable getServerExtensions() throws IOException {
            Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
            var chosen = new UseSRTPData(new int[] { chosen().dtlsValue }, TlsUtils.EMPTY_BYTES);
            TlsSRTPUtils.addUseSRTPExtension(extensions, chosen);
            return extensions;
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            int length = 2 * (SrtpProfile.KEY_BYTES + chosen().saltBytes);
            session = SrtpSession.ofServer(
                chosen(),
                context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length)
            );
        }

        private SrtpProfile chosen() throws IOException {
            if (profile == null) {
                throw new TlsFatalAlert(AlertDescription.handshake_failure);
            }
            return profile;
        }
    }
}
