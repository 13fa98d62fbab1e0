package dev.parley.calls.media.forwarding;

/** Where a receiver's packets leave. */
interface PacketSink {
    /** The number of the next packet in the receiver's transport, by which it tells when packets came. */
    int nextTransportSequence();

    /** Sends an RTP packet, which may be written over afterwards. */
    void rtp(byte[] packet, int length);
}
