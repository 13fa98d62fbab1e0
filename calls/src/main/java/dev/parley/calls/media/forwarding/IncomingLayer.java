package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.DownlinkEstimate;
import dev.parley.calls.media.bandwidth.RateWindow;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.Sequence;
import dev.parley.calls.media.rtp.Vp8Descriptor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One source of a published track: all of an audio track, or one layer of a camera's simulcast. Remembers its newest
 * packets, notices what is missing, and knows its sender's clock.
 */
final class IncomingLayer {

    private static final int AUDIO_PACKETS = 64;
    private static final int VIDEO_PACKETS = 1024;
    private static final long KEY_FRAME_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long LIVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long RATE_MS = 2_000;
    /** RTP's header with what the router adds to it. */
    private static final int HEADER_BYTES = 24;

    private final int ssrc;
    private final MediaKind kind;
    private final PacketStore packets;
    private final Sequence sequence = new Sequence();
    private final ReceptionCount reception;
    private final MissingPackets missing = new MissingPackets();
    private final Vp8Descriptor vp8 = new Vp8Descriptor();
    private final RateWindow rate = new RateWindow(RATE_MS);
    private Rtcp.@Nullable SenderReport clock;
    private long clockAtNs;
    private long receivedAtNs;
    private long askedForKeyFrameAtNs;
    private boolean keyFrameWanted;
    private int height;
    private final Quality whole = new Quality(this, Quality.WHOLE);
    private final @Nullable SpatialLayers spatialLayers;

    IncomingLayer(int ssrc, MediaKind kind) {
        this(ssrc, kind, 0);
    }

    /** @param dependencies the header extension by which scalable video tells of its frames; 0 for what is not scalable */
    IncomingLayer(int ssrc, MediaKind kind, int dependencies) {
        this.spatialLayers = dependencies == 0 ? null : new SpatialLayers(this, dependencies);
        this.ssrc = ssrc;
        this.kind = kind;
        this.packets = new PacketStore(kind == MediaKind.AUDIO ? AUDIO_PACKETS : VIDEO_PACKETS);
        this.reception = new ReceptionCount(ssrc, kind.clockHz());
    }

    int ssrc() {
        return ssrc;
    }

    MediaKind kind() {
        return kind;
    }

    /**
     * Takes a packet in.
     *
     * @return the packet as it is kept, null where it came before or carries nothing
     */
    @Nullable
    StoredPacket received(RtpPacketView packet, long nowNs) {
        long number = sequence.extend(packet.sequence());
        reception.received(number, packet.timestamp(), nowNs);
        return keep(number, packet, 0, nowNs);
    }

    /** Takes in what was sent again, in a packet of another source (RFC 4588, section 4). */
    @Nullable
    StoredPacket repeated(RtpPacketView packet, long nowNs) {
        if (packet.payloadLength() < 2 || sequence.newest() < 0) {
            return null;
        }
        byte[] bytes = packet.bytes();
        int at = packet.payloadOffset();
        int original = (Byte.toUnsignedInt(bytes[at]) << 8) | Byte.toUnsignedInt(bytes[at + 1]);
        return keep(sequence.extend(original), packet, 2, nowNs);
    }

    private @Nullable StoredPacket keep(long number, RtpPacketView packet, int skip, long nowNs) {
        receivedAtNs = nowNs;
        missing.received(number, nowNs);
        if (packets.find(number) != null || number <= sequence.newest() - packets.capacity()) {
            return null;
        }
        if (spatialLayers != null && !spatialLayers.read(number, packet)) {
            wantKeyFrame();
            return null;
        }
        var place = packets.place(number);
        if (!place.set(number, packet, skip)) {
            return null;
        }
        int bytes = place.payloadLength + HEADER_BYTES + DownlinkEstimate.OVERHEAD_BYTES;
        rate.add(bytes, nowNs);
        if (spatialLayers != null) {
            spatialLayers.received(bytes, nowNs);
        }
        place.startsKeyFrame = startsKeyFrame(place);
        if (place.startsKeyFrame) {
            keyFrameWanted = false;
            height = kind == MediaKind.VIDEO && spatialLayers == null ? vp8.keyFrameHeight(place.payload, 0) : 0;
        }
        return place;
    }

    private boolean startsKeyFrame(StoredPacket place) {
        if (spatialLayers != null) {
            return spatialLayers.startsKeyFrame();
        }
        return kind == MediaKind.AUDIO || (vp8.read(place.payload, 0, place.payloadLength) && vp8.startsKeyFrame());
    }

    /** What is in it where it is scalable; else null. */
    @Nullable
    SpatialLayers spatialLayers() {
        return spatialLayers;
    }

    /** All of it. */
    Quality whole() {
        return whole;
    }

    @Nullable
    StoredPacket find(long number) {
        return packets.find(number);
    }

    void clockTold(Rtcp.SenderReport report, long nowNs) {
        clock = report;
        clockAtNs = nowNs;
    }

    /** What the sender's clock shows now; null before it has told. */
    Rtcp.@Nullable SenderReport clockAt(long nowNs) {
        if (clock == null) {
            return null;
        }
        double seconds = (nowNs - clockAtNs) / 1e9;
        return new Rtcp.SenderReport(
            ssrc,
            clock.ntp() + (long) (seconds * (1L << 32)),
            clock.timestamp() + (int) Math.round(seconds * kind.clockHz()),
            0,
            0
        );
    }

    /** How many pixels high its picture is, or that of a spatial layer; 0 for sound, and before it is known. */
    int height(int spatial) {
        return spatialLayers == null ? height : spatialLayers.height(spatial);
    }

    /** How many bits per second it takes to send it on, over the last two seconds. */
    long bitsPerSecond(long nowNs) {
        return rate.bitsPerSecond(nowNs);
    }

    /** Whether packets come. */
    boolean isLive(long nowNs) {
        return receivedAtNs != 0 && nowNs - receivedAtNs < LIVE_NS;
    }

    /** A receiver cannot go on without a whole picture. */
    void wantKeyFrame() {
        keyFrameWanted = kind == MediaKind.VIDEO;
    }

    /** Whether to ask the sender for a key frame now: many may want one, it is asked at most each 300 ms, and not where nothing comes. */
    boolean takeKeyFrameRequest(long nowNs) {
        if (missing.takeGivenUp()) {
            wantKeyFrame();
        }
        if (
            !keyFrameWanted ||
            !isLive(nowNs) ||
            (askedForKeyFrameAtNs != 0 && nowNs - askedForKeyFrameAtNs < KEY_FRAME_PAUSE_NS)
        ) {
            return false;
        }
        askedForKeyFrameAtNs = nowNs;
        return true;
    }

    List<Long> takeMissing(long nowNs, long roundTripNs) {
        return missing.due(nowNs, roundTripNs);
    }

    /** What its sender is told about it, null before anything has come. */
    Rtcp.@Nullable Reception report(long nowNs) {
        if (reception.isEmpty()) {
            return null;
        }
        int last = clock == null ? 0 : (int) (clock.ntp() >>> 16);
        long delay = clock == null ? 0 : (long) (((nowNs - clockAtNs) / 1e9) * 65_536);
        return reception.report(last, delay);
    }
}
