package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.Pacer.Turn;

/** Where a receiver's packets leave. */
interface PacketSink {
    /**
     * Sends an RTP packet when it is its turn. It may be written over afterwards.
     *
     * @param numberAt where its number in the receiver's transport is put when it leaves, by which the receiver tells when
     *     it came; 0 where it has none
     */
    void rtp(Turn turn, byte[] packet, int length, int numberAt);
}
