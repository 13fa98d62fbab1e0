package dev.parley.calls.media.transport;

import dev.parley.chat.count.CountsBy;
import java.util.concurrent.atomic.LongAdder;

/** What has gone through a media port, and what became of its peers. */
public final class TransportCounts {

    /** How the attempt of a peer to connect ended, or its connection. */
    public enum PeerFate {
        /** Media may flow. */
        CONNECTED,
        /** No way was found between the browser and the router (ICE), or none that lasted until they trusted each other. */
        NEVER_CONNECTED,
        /** The handshake failed. */
        REFUSED,
        /** It said goodbye. */
        CLOSED,
        /** It was connected, and its checks have ended. */
        SILENT,
    }

    private final CountsBy<PeerFate> peers = new CountsBy<>(PeerFate.class);
    private final LongAdder packetsReceived = new LongAdder();
    private final LongAdder bytesReceived = new LongAdder();
    private final LongAdder packetsSent = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();

    void peer(PeerFate fate) {
        peers.add(fate);
    }

    void received(int bytes) {
        packetsReceived.increment();
        bytesReceived.add(bytes);
    }

    void sent(int bytes) {
        packetsSent.increment();
        bytesSent.add(bytes);
    }

    public CountsBy<PeerFate> peers() {
        return peers;
    }

    /** Packets of RTP and RTCP that a peer has sent. */
    public long packetsReceived() {
        return packetsReceived.sum();
    }

    public long bytesReceived() {
        return bytesReceived.sum();
    }

    /** Packets of RTP and RTCP that were sent to a peer. */
    public long packetsSent() {
        return packetsSent.sum();
    }

    public long bytesSent() {
        return bytesSent.sum();
    }
}
