package dev.parley.calls.media.transport;

/** What a {@link PeerTransport} tells, always on the port's thread. A packet is to be used before the method returns. */
public interface PeerEvents {
    /** Media may flow. */
    void connected();

    void rtp(Packet packet);

    /** A compound RTCP packet. */
    void rtcp(Packet packet);

    /** The peer is gone: it has said so, its checks have ended, or it could not prove who it is. Told once. */
    void lost(Loss loss);

    enum Loss {
        /** It said goodbye by DTLS. */
        CLOSED,
        /** No check has come for {@link PeerTransport#CONSENT_MS}. */
        SILENT,
        /** The handshake failed: another certificate than promised, or no common protection. */
        REFUSED,
    }
}
