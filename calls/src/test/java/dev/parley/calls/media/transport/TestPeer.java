package dev.parley.calls.media.transport;

import dev.parley.calls.media.stun.TestChecks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.jspecify.annotations.Nullable;

/** What a browser does towards the router, by a socket of its own: checks, DTLS as the client, SRTP. */
public final class TestPeer implements AutoCloseable, DatagramTransport {

    public static final String FRAGMENT = "peer";
    private static final int WAIT_MS = 5_000;
    private static final JcaTlsCrypto CRYPTO = new JcaTlsCryptoProvider().create(new SecureRandom());

    private TestWire wire;
    private String fragment = FRAGMENT;
    private final RouterCertificate certificate = RouterCertificate.create(Instant.now());
    private final SrtpProfile profile;
    private @Nullable SrtpSession media;
    private @Nullable DTLSTransport dtls;

    public TestPeer(InetSocketAddress router) throws IOException {
        this(TestWire.udp(router), SrtpProfile.AES_128_GCM);
    }

    TestPeer(TestWire wire, SrtpProfile profile) {
        this.wire = wire;
        this.profile = profile;
    }

    /** Restarts ICE, from another address, as after a change of network: the one of before is closed, the keys stay. */
    public void restart(InetSocketAddress router, String fragment) throws IOException {
        wire.close();
        wire = TestWire.udp(router);
        this.fragment = fragment;
    }

    public Fingerprint fingerprint() {
        return certificate.fingerprint();
    }

    /** Sends the check and returns the answer, null where there is none within {@code waitMs}. */
    @Nullable
    ByteBuffer check(TestChecks check, int waitMs) throws IOException {
        var message = check.message();
        send(message.array(), 0, message.limit());
        return receiveDatagram(waitMs);
    }

    public ByteBuffer nominate(IceCredentials credentials) throws IOException {
        var answer = check(
            TestChecks.check(credentials.fragment(), fragment, credentials.password()).nominating(),
            WAIT_MS
        );
        if (answer == null) {
            throw new IOException("no answer to the check");
        }
        return answer;
    }

    /** Checks once more, so that it is not taken for gone; the answer comes among the packets. */
    public void stay(IceCredentials credentials) throws IOException {
        var message = TestChecks.check(credentials.fragment(), fragment, credentials.password()).nominating().message();
        send(message.array(), 0, message.limit());
    }

    public void secure() throws IOException {
        var client = new Client();
        dtls = new DTLSClientProtocol().connect(client, this);
        media = client.session;
    }

    public void sayGoodbye() throws IOException {
        if (dtls != null) {
            dtls.close();
        }
    }

    /** Seals the packet and returns what was sent, to be sent again. */
    public byte[] sendRtp(byte[] rtp) throws IOException {
        byte[] sealed = sealed(rtp);
        send(sealed, 0, sealed.length);
        return sealed;
    }

    /** The packet as it would be sent. */
    byte[] sealed(byte[] rtp) throws IOException {
        var packet = new Packet();
        packet.set(rtp, 0, rtp.length);
        session().seal(packet);
        return packet.copy();
    }

    public void sendRtcp(byte[] rtcp) throws IOException {
        var packet = new Packet();
        packet.set(rtcp, 0, rtcp.length);
        session().sealControl(packet);
        byte[] sealed = packet.copy();
        send(sealed, 0, sealed.length);
    }

    /** The next packet, opened. */
    public byte[] receiveRtp() throws IOException {
        var datagram = receiveDatagram(WAIT_MS);
        if (datagram == null) {
            throw new IOException("nothing came");
        }
        var packet = new Packet();
        packet.read(datagram);
        if (!session().open(packet)) {
            throw new IOException("what came cannot be opened");
        }
        return packet.copy();
    }

    /** The next RTP packet, opened; empty where none comes within {@code waitMs}. Reports are left out. */
    public byte[] receive(int waitMs) throws IOException {
        for (var datagram = receiveDatagram(waitMs); datagram != null; datagram = receiveDatagram(waitMs)) {
            var packet = new Packet();
            if (PacketKind.of(datagram) == PacketKind.RTP && packet.read(datagram) && session().open(packet)) {
                return packet.copy();
            }
        }
        return new byte[0];
    }

    void sendRaw(byte[] datagram) throws IOException {
        send(datagram, 0, datagram.length);
    }

    private SrtpSession session() throws IOException {
        if (media == null) {
            throw new IOException("not secured");
        }
        return media;
    }

    private @Nullable ByteBuffer receiveDatagram(int waitMs) throws IOException {
        var buffer = new byte[2048];
        int count = receive(buffer, 0, buffer.length, waitMs);
        return count < 0 ? null : ByteBuffer.wrap(buffer, 0, count);
    }

    @Override
    public int getReceiveLimit() {
        return 1500;
    }

    @Override
    public int getSendLimit() {
        return 1200;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        return wire.receive(buffer, offset, length, waitMillis);
    }

    @Override
    public void send(byte[] buffer, int offset, int length) throws IOException {
        wire.send(buffer, offset, length);
    }

    @Override
    public void close() {
        wire.close();
    }

    private final class Client extends DefaultTlsClient {

        private @Nullable SrtpSession session;

        Client() {
            super(CRYPTO);
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        @SuppressWarnings({ "rawtypes", "unchecked" })
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
            var offered = new UseSRTPData(new int[] { profile.dtlsValue }, TlsUtils.EMPTY_BYTES);
            TlsSRTPUtils.addUseSRTPExtension(extensions, offered);
            return extensions;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate presented) {
                    // The tests compare the fingerprint of the description where it matters.
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                    TlsCertificate own = new JcaTlsCertificate(CRYPTO, certificate.encoded());
                    return new JcaDefaultTlsCredentialedSigner(
                        new TlsCryptoParameters(context),
                        CRYPTO,
                        certificate.key(),
                        new Certificate(new TlsCertificate[] { own }),
                        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa)
                    );
                }
            };
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            int keys = SrtpProfile.KEY_BYTES;
            int salts = profile.saltBytes;
            byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (keys + salts));
            session = SrtpSession.ofServer(profile, swapped(material, keys, salts));
        }

        /** The server's side of a session whose halves are exchanged is the client's. */
        private static byte[] swapped(byte[] material, int keys, int salts) {
            var swapped = Arrays.copyOf(material, material.length);
            System.arraycopy(material, 0, swapped, keys, keys);
            System.arraycopy(material, keys, swapped, 0, keys);
            System.arraycopy(material, 2 * keys, swapped, 2 * keys + salts, salts);
            System.arraycopy(material, 2 * keys + salts, swapped, 2 * keys, salts);
            return swapped;
        }
    }
}
