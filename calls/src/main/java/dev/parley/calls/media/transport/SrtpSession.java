package dev.parley.calls.media.transport;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.LoggerImpl;

/**
 * Protects what goes to one peer, and opens what comes from it (RFC 3711, RFC 7714). What is forged, replayed or too old
 * is dropped. Used by one thread.
 */
final class SrtpSession {

    /** So many sources may one peer send; a browser sends some ten, and each costs a key schedule. */
    private static final int MAX_SOURCES = 64;

    private static final int SSRC_IN_RTP = 8;
    private static final int SSRC_IN_RTCP = 4;

    /** The ciphers of the JDK. The library would else measure those of all providers when a process first uses one. */
    private static final String CIPHERS = "org.jitsi.srtp.crypto.Aes$SunJCECipherFactory";

    static {
        Aes.setFactoryClassName(CIPHERS);
    }

    private final SrtpContextFactory incoming;
    private final SrtpContextFactory outgoing;
    private final Map<Integer, SrtpCryptoContext> opened = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> openedControl = new HashMap<>();
    private final Map<Integer, SrtpCryptoContext> sealed = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> sealedControl = new HashMap<>();

    private SrtpSession(SrtpContextFactory incoming, SrtpContextFactory outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /**
     * Of the server's side.
     *
     * @param material keys of client and server, then salts of client and server (RFC 5764, section 4.2)
     */
    static SrtpSession ofServer(SrtpProfile profile, byte[] material) {
        int keys = SrtpProfile.KEY_BYTES;
        int salts = profile.saltBytes;
        int saltsAt = 2 * keys;
        var policy = profile.policy;
        return new SrtpSession(
            factory(
                false,
                Arrays.copyOfRange(material, 0, keys),
                Arrays.copyOfRange(material, saltsAt, saltsAt + salts),
                policy
            ),
            factory(
                true,
                Arrays.copyOfRange(material, keys, 2 * keys),
                Arrays.copyOfRange(material, saltsAt + salts, saltsAt + 2 * salts),
                policy
            )
        );
    }

    /**
     * The first use of a cipher takes long: better in the background of the start than in a call. Begins that with the first call,
     * and says when it is done.
     */
    static CompletableFuture<Void> warmedUp() {
        return WarmUp.DONE;
    }

    private static final class WarmUp {

        static final CompletableFuture<Void> DONE = CompletableFuture.runAsync(SrtpSession::useEachCipher, task ->
            Thread.ofPlatform().daemon().name("media-ciphers").start(task)
        );
    }

    private static void useEachCipher() {
        for (SrtpProfile profile : SrtpProfile.values()) {
            var session = ofServer(profile, new byte[2 * (SrtpProfile.KEY_BYTES + profile.saltBytes)]);
            var packet = new Packet();
            packet.set(new byte[] { (byte) 0x80, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 }, 0, 14);
            session.seal(packet);
        }
    }

    /** Opens an RTP packet in place; false where it is to be dropped. */
    boolean open(Packet packet) {
        try {
            int ssrc = ssrc(packet, SSRC_IN_RTP);
            var context = opened.get(ssrc);
            if (context != null) {
                return context.reverseTransformPacket(packet, false) == SrtpErrorStatus.OK;
            }
            if (opened.size() >= MAX_SOURCES) {
                return false;
            }
            // Only what was sealed with the peer's key may make a source known.
            context = incoming.deriveContext(ssrc, 0);
            boolean genuine = context.reverseTransformPacket(packet, false) == SrtpErrorStatus.OK;
            if (genuine) {
                opened.put(ssrc, context);
            }
            return genuine;
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return false;
        }
    }

    /** Opens a compound RTCP packet in place; false where it is to be dropped. */
    boolean openControl(Packet packet) {
        try {
            int ssrc = ssrc(packet, SSRC_IN_RTCP);
            var context = openedControl.get(ssrc);
            if (context != null) {
                return context.reverseTransformPacket(packet) == SrtpErrorStatus.OK;
            }
            if (openedControl.size() >= MAX_SOURCES) {
                return false;
            }
            context = incoming.deriveControlContext(ssrc);
            boolean genuine = context.reverseTransformPacket(packet) == SrtpErrorStatus.OK;
            if (genuine) {
                openedControl.put(ssrc, context);
            }
            return genuine;
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return false;
        }
    }

    /** Seals an RTP packet in place; false where it cannot be sent. */
    boolean seal(Packet packet) {
        try {
            int ssrc = ssrc(packet, SSRC_IN_RTP);
            var context = sealed.get(ssrc);
            if (context == null) {
                context = outgoing.deriveContext(ssrc, 0);
                sealed.put(ssrc, context);
            }
            return context.transformPacket(packet) == SrtpErrorStatus.OK;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Seals a compound RTCP packet in place; false where it cannot be sent. */
    boolean sealControl(Packet packet) {
        try {
            int ssrc = ssrc(packet, SSRC_IN_RTCP);
            var context = sealedControl.get(ssrc);
            if (context == null) {
                context = outgoing.deriveControlContext(ssrc);
                sealedControl.put(ssrc, context);
            }
            return context.transformPacket(packet) == SrtpErrorStatus.OK;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The source has ended: nothing more is sent for it. */
    void forget(int ssrc) {
        sealed.remove(ssrc);
        sealedControl.remove(ssrc);
    }

    private static SrtpContextFactory factory(boolean sender, byte[] key, byte[] salt, SrtpPolicy policy) {
        return new SrtpContextFactory(sender, key, salt, policy, policy, new LoggerImpl(SrtpSession.class.getName()));
    }

    private static int ssrc(Packet packet, int at) {
        byte[] bytes = packet.getBuffer();
        int from = packet.getOffset() + at;
        return (
            (bytes[from] << 24) |
            ((bytes[from + 1] & 255) << 16) |
            ((bytes[from + 2] & 255) << 8) |
            (bytes[from + 3] & 255)
        );
    }
}
