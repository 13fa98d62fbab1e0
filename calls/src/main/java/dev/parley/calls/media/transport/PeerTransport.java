package dev.parley.calls.media.transport;

import dev.parley.calls.media.stun.BindingRequest;
import dev.parley.calls.media.stun.BindingResponse;
import dev.parley.calls.media.transport.TransportCounts.PeerFate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;

/**
 * One browser's connection to the router: ICE-lite (RFC 8445, section 2.5), then DTLS, then SRTP. The browser makes the
 * checks and nominates; this side answers, and sends by the path that was last nominated. Confined to the port's thread,
 * but for {@link #credentials}.
 */
@Slf4j
public final class PeerTransport {

    /** After so many milliseconds without a check the peer is taken for gone (RFC 7675: 30 s; browsers check each 2.5 s). */
    static final long CONSENT_MS = 15_000;

    private final MediaPort port;
    private final IceCredentials credentials = IceCredentials.create();
    private final Fingerprint remote;
    private String remoteFragment;
    private @Nullable String formerFragment;
    private final PeerEvents events;
    private final @Nullable TransportCounts counts;
    private final Dtls dtls;
    private final Packet outgoing = new Packet();
    private final long createdAt = System.nanoTime();
    private @Nullable Path path;
    private @Nullable Thread handshake;
    private @Nullable SrtpSession media;
    private long checkedAt = createdAt;
    private boolean closed;

    /** @param counts null for a trial */
    PeerTransport(
        MediaPort port,
        RouterCertificate certificate,
        String remoteFragment,
        Fingerprint remote,
        PeerEvents events,
        @Nullable TransportCounts counts
    ) {
        this.port = port;
        this.remoteFragment = remoteFragment;
        this.remote = remote;
        this.events = events;
        this.counts = counts;
        this.dtls = new Dtls(certificate, remote, datagram -> port.execute(() -> sendRaw(ByteBuffer.wrap(datagram))));
    }

    /** What the browser is told to check with. */
    public IceCredentials credentials() {
        return credentials;
    }

    /** Seals the RTP packet and sends it. Returns false where nothing was sent: not connected yet, or not any more. */
    public boolean sendRtp(byte[] packet, int offset, int length) {
        if (media == null || path == null) {
            return false;
        }
        outgoing.set(packet, offset, length);
        return media.seal(outgoing) && sendOutgoing();
    }

    /** Seals the compound RTCP packet and sends it; as {@link #sendRtp}. */
    public boolean sendRtcp(byte[] packet, int offset, int length) {
        if (media == null || path == null) {
            return false;
        }
        outgoing.set(packet, offset, length);
        return media.sealControl(outgoing) && sendOutgoing();
    }

    /** Whether media may flow. */
    public boolean isConnected() {
        return media != null && !closed;
    }

    /**
     * The browser restarts ICE: it checks with a new fragment once it has the answer. Until it has nominated a path with that,
     * its checks with the former one count too, since the answer may be late or lost while media flow. The keys stay.
     */
    public void restart(String fragment) {
        if (formerFragment == null) {
            formerFragment = remoteFragment;
        }
        remoteFragment = fragment;
    }

    Fingerprint remote() {
        return remote;
    }

    boolean isTrial() {
        return counts == null;
    }

    public String remoteFragment() {
        return remoteFragment;
    }

    /** Nothing more is sent from this source. */
    public void forget(int ssrc) {
        if (media != null) {
            media.forget(ssrc);
        }
    }

    /** Ends the connection without telling the events. */
    public void close() {
        if (!closed) {
            closed = true;
            port.forget(this);
            if (handshake != null) {
                handshake.interrupt();
            }
        }
    }

    public boolean isClosed() {
        return closed;
    }

    void checked(BindingRequest request, Path from) {
        var password = credentials.password();
        if (closed || !isKnown(request.senderFragment()) || !request.isSignedWith(password)) {
            return;
        }
        if (request.controlled()) {
            from.send(BindingResponse.roleConflict(request, password));
            return;
        }
        if (!request.unknown().isEmpty()) {
            from.send(BindingResponse.unknownAttributes(request, password));
            return;
        }
        checkedAt = System.nanoTime();
        if (!from.admit(this)) {
            return;
        }
        from.send(BindingResponse.success(request, from.remote(), password));
        // Firefox nominates each pair that works: the newest counts. Until one is nominated the first that works serves.
        if (request.nominates() || path == null) {
            path = from;
        }
        if (request.nominates() && request.senderFragment().equals(remoteFragment)) {
            formerFragment = null;
        }
        if (handshake == null) {
            handshake = Thread.ofVirtual()
                .name("dtls-" + credentials.fragment())
                .start(this::secure);
        }
    }

    private boolean isKnown(String fragment) {
        return fragment.equals(remoteFragment) || fragment.equals(formerFragment);
    }

    void dtls(ByteBuffer datagram) {
        var copy = new byte[datagram.remaining()];
        datagram.get(copy);
        dtls.offer(copy);
    }

    void rtp(Packet packet) {
        if (media != null && media.open(packet)) {
            if (counts != null) {
                counts.received(packet.getLength());
            }
            events.rtp(packet);
        }
    }

    void rtcp(Packet packet) {
        if (media != null && media.openControl(packet)) {
            if (counts != null) {
                counts.received(packet.getLength());
            }
            events.rtcp(packet);
        }
    }

    /** To be called now and then. */
    void watch(long now) {
        if (TimeUnit.NANOSECONDS.toMillis(now - checkedAt) > CONSENT_MS) {
            end(PeerEvents.Loss.SILENT);
        }
    }

    /** Runs until the peer is gone: after the handshake its DTLS has nothing to say but goodbye. */
    private void secure() {
        try {
            var established = dtls.handshake();
            SrtpSession.warmedUp().join();
            port.execute(() -> connected(established.media()));
            var buffer = new byte[dtls.getReceiveLimit()];
            while (!Thread.interrupted()) {
                established.transport().receive(buffer, 0, buffer.length, 0);
            }
        } catch (IOException | RuntimeException ended) {
            log.debug("DTLS with {} has ended: {}", credentials.fragment(), ended.toString());
            port.execute(() -> end(media == null ? PeerEvents.Loss.REFUSED : PeerEvents.Loss.CLOSED));
        }
    }

    private void connected(SrtpSession secured) {
        if (!closed) {
            media = secured;
            count(PeerFate.CONNECTED);
            events.connected();
        }
    }

    private void end(PeerEvents.Loss loss) {
        if (!closed) {
            close();
            count(fate(loss));
            events.lost(loss);
        }
    }

    private void count(PeerFate fate) {
        if (counts != null) {
            counts.peer(fate);
        }
    }

    private PeerFate fate(PeerEvents.Loss loss) {
        return switch (loss) {
            case CLOSED -> PeerFate.CLOSED;
            case REFUSED -> PeerFate.REFUSED;
            case SILENT -> media == null ? PeerFate.NEVER_CONNECTED : PeerFate.SILENT;
        };
    }

    private boolean sendOutgoing() {
        boolean sent = sendRaw(ByteBuffer.wrap(outgoing.getBuffer(), outgoing.getOffset(), outgoing.getLength()));
        if (sent && counts != null) {
            counts.sent(outgoing.getLength());
        }
        return sent;
    }

    private boolean sendRaw(ByteBuffer packet) {
        if (path == null || closed) {
            return false;
        }
        path.send(packet);
        return true;
    }
}
