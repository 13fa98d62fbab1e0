package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.Pacer.Turn;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtcpWriter;
import dev.parley.calls.media.sdp.Offer;
import dev.parley.calls.media.transport.Fingerprint;
import dev.parley.calls.media.transport.MediaPort;
import dev.parley.calls.media.transport.Packet;
import dev.parley.calls.media.transport.PeerEvents;
import dev.parley.calls.media.transport.PeerTransport;
import org.jspecify.annotations.Nullable;

/**
 * One participant's connection with the router: what it publishes, what it receives, and the transport of both. A browser
 * that begins anew with another certificate gets a new transport; its tracks stay what they were for the others.
 */
final class RouterPeer implements PeerEvents, PacketSink {

    private final MediaPort port;
    private final Runnable arrived;
    private final Runnable lost;
    private final Publisher publisher = new Publisher();
    private final Subscriber subscriber = new Subscriber(this::leave);
    private final RtcpWriter control = new RtcpWriter();
    private @Nullable PeerTransport transport;
    private @Nullable Fingerprint fingerprint;
    private int transportSequence;

    /**
     * @param arrived what follows when a transport of it is ready
     * @param lost what follows when its transport has ended by itself
     */
    RouterPeer(MediaPort port, Runnable arrived, Runnable lost) {
        this.port = port;
        this.arrived = arrived;
        this.lost = lost;
    }

    Publisher publisher() {
        return publisher;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /**
     * The transport that the offer is about: the one there is, or a new one where the browser has begun anew. Null where the
     * browser takes one for alive that has ended, as a finished handshake is not done again.
     */
    @Nullable
    PeerTransport transportFor(Offer offer) {
        var present = transport;
        if (present != null && offer.fingerprint().equals(fingerprint) && !present.isClosed()) {
            if (!present.remoteFragment().equals(offer.fragment())) {
                present.restart(offer.fragment());
            }
            return present;
        }
        if (port.hasEnded(offer.fingerprint())) {
            return null;
        }
        if (present != null) {
            present.close();
            publisher.beginAnew();
            subscriber.beginAnew();
        }
        fingerprint = offer.fingerprint();
        var fresh = port.expect(offer.fragment(), offer.fingerprint(), this);
        transport = fresh;
        return fresh;
    }

    /** A track is not sent any more. */
    void forget(OutgoingTrack track) {
        subscriber.remove(track);
        if (transport != null) {
            transport.forget(track.ids().ssrc());
            transport.forget(track.ids().repairSsrc());
        }
    }

    void close() {
        if (transport != null) {
            transport.close();
        }
    }

    /** Lets leave what has its turn by now. */
    void flush(long nowNs) {
        if (transport != null && transport.isConnected()) {
            subscriber.flush(nowNs);
            if (subscriber.isPressed()) {
                port.tickSoon();
            }
        }
    }

    /** Tells the browser what it is to know now. To be called each 20 ms or so. */
    void tick(long nowNs) {
        if (transport != null && transport.isConnected()) {
            publisher.tick(control, this::sendControl, nowNs);
            subscriber.tick(control, this::sendControl, nowNs);
        }
    }

    private void sendControl() {
        if (transport != null) {
            transport.sendRtcp(control.bytes(), 0, control.length());
        }
    }

    @Override
    public void connected() {
        subscriber.tracks().forEach(OutgoingTrack::wantKeyFrame);
        arrived.run();
    }

    @Override
    public void rtp(Packet packet) {
        publisher.rtp(packet.getBuffer(), packet.getOffset(), packet.getLength(), System.nanoTime());
    }

    @Override
    public void rtcp(Packet packet) {
        long nowNs = System.nanoTime();
        var said = Rtcp.read(packet.getBuffer(), packet.getOffset(), packet.getLength());
        publisher.rtcp(said, nowNs);
        subscriber.rtcp(said, nowNs);
    }

    @Override
    public void lost(Loss loss) {
        lost.run();
    }

    @Override
    public void rtp(Turn turn, byte[] packet, int length, int numberAt) {
        subscriber.pace(turn, packet, length, numberAt, System.nanoTime());
        if (subscriber.isPressed()) {
            port.tickSoon();
        }
    }

    private void leave(byte[] packet, int length, int numberAt, long nowNs) {
        if (numberAt > 0) {
            packet[numberAt] = (byte) (transportSequence >>> 8);
            packet[numberAt + 1] = (byte) transportSequence;
        }
        // A number that does not leave leaves no gap, which would be taken for a loss.
        if (transport != null && transport.sendRtp(packet, 0, length) && numberAt > 0) {
            subscriber.sent(transportSequence, length, nowNs);
            transportSequence = (transportSequence + 1) & 0xFFFF;
        }
    }
}
