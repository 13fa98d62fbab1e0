package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.DownlinkEstimate;
import dev.parley.calls.media.bandwidth.Pacer.Turn;
import dev.parley.calls.media.forwarding.SentHistory.Sent;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RedundantSound;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtpWriter;
import dev.parley.calls.media.sdp.PayloadTypes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A track as one receiver gets it: one source with gapless numbers and a steady clock, whichever layer it is fed from. It
 * changes to another layer at that one's next key frame, and sends again what the receiver misses.
 */
final class OutgoingTrack {

    private static final int CAPACITY = 1500 + 64;
    private static final int PADDING_BYTES = 255;

    private final SourceIds ids;
    private final ExtensionIds extensions;
    private final MediaKind kind;
    private final PacketSink sink;
    private final RtpWriter writer = new RtpWriter(CAPACITY);
    private final PictureNumbers pictures = new PictureNumbers();
    private final SentHistory history = new SentHistory();
    private final byte[] octet = new byte[1];
    private @Nullable IncomingLayer current;
    private @Nullable Quality wanted;
    /** What of the present source goes on, where that is scalable. */
    private @Nullable ScalableCut cut;
    private long sequenceShift;
    private int timestampShift;
    private long firstOfLayer;
    private boolean stopped;
    private long newestKeyFrame;
    private long newestSent;
    private int lastTimestamp;
    private long lastSentAtNs;
    private int repairSequence;
    private long packetsSent;
    private long octetsSent;

    /**
     * By what a receiver knows the track.
     *
     * @param repairSsrc of packets that are sent once more, 0 where none are
     * @param redundantPayloadType of sound that repeats what was before it, −1 where it takes none
     * @param scalable the payload types of scalable video; {@link PayloadTypes#NONE} where it takes none
     */
    record SourceIds(
        int ssrc,
        int repairSsrc,
        int payloadType,
        int repairPayloadType,
        int redundantPayloadType,
        PayloadTypes scalable
    ) {
        SourceIds(int ssrc, int repairSsrc, int payloadType, int repairPayloadType) {
            this(ssrc, repairSsrc, payloadType, repairPayloadType, -1, PayloadTypes.NONE);
        }
    }

    /** The ids that the receiver has given to header extensions; 0 for one that it does not know. */
    record ExtensionIds(int audioLevel, int transportSequence) {}

    OutgoingTrack(SourceIds ids, ExtensionIds extensions, MediaKind kind, PacketSink sink) {
        this.ids = ids;
        this.extensions = extensions;
        this.kind = kind;
        this.sink = sink;
        // Numbers below 2^15 keep the receiver's cipher from guessing a round too many at a loss of the first packets.
        this.newestSent = ids.ssrc() & 0x3FFF;
    }

    SourceIds ids() {
        return ids;
    }

    MediaKind kind() {
        return kind;
    }

    /** In what quality it is sent, or will be; null while it is paused. */
    @Nullable
    Quality wanted() {
        return wanted;
    }

    /** Feeds the track in this quality, as soon as it can be decoded from there; null pauses it. */
    void select(@Nullable Quality quality) {
        wanted = quality;
        if (quality == null) {
            current = null;
        } else if (quality.source() != current || stopped) {
            quality.source().wantKeyFrame();
        } else if (cut != null) {
            cut.select(quality.spatial());
        }
    }

    /**
     * Sends no more of the present layer: what does not fit would be lost or late, and so would the key frame of the layer that
     * was selected, which comes next.
     *
     * @return false where the selected layer is the present one, which goes on
     */
    boolean stopUntilKeyFrame() {
        boolean another = wanted == null || wanted.source() != current;
        stopped |= another || (cut != null && cut.needsKeyFrame());
        return stopped;
    }

    /** The receiver cannot go on without a whole picture. */
    void wantKeyFrame() {
        var next = stopped && wanted != null ? wanted.source() : current;
        if (next != null) {
            next.wantKeyFrame();
        }
    }

    /** Sends the packet on if it is the turn of its layer. */
    void forward(IncomingLayer layer, StoredPacket packet, long nowNs) {
        var scalable = layer.spatialLayers();
        if (scalable != null && ids.scalable() == PayloadTypes.NONE) {
            return;
        }
        if (layer != current || stopped) {
            if (wanted == null || layer != wanted.source() || !packet.startsKeyFrame) {
                return;
            }
            switchTo(layer, wanted, packet, nowNs);
        } else if (packet.sequence < firstOfLayer) {
            return;
        }
        long number = packet.sequence;
        boolean marker = packet.marker;
        if (scalable != null && cut != null) {
            number = cut.number(scalable.frame(), packet);
            if (cut.needsKeyFrame()) {
                layer.wantKeyFrame();
            }
            if (number == ScalableCut.LEFT_OUT) {
                return;
            }
            marker |= cut.endsPicture(scalable.frame());
        }
        long sequence = number + sequenceShift;
        int timestamp = packet.timestamp + timestampShift;
        boolean redundant = packet.presentAt > 0 && ids.redundantPayloadType() >= 0;
        int usual = scalable == null ? ids.payloadType() : ids.scalable().media();
        int type = redundant ? ids.redundantPayloadType() : usual;
        write(packet, marker, type, (int) sequence & 0xFFFF, timestamp, ids.ssrc());
        int payloadAt = writer.length();
        int from = redundant ? 0 : packet.presentAt;
        writer.payload(packet.payload, from, packet.payloadLength - from);
        if (redundant) {
            RedundantSound.retype(writer.bytes(), payloadAt, ids.payloadType());
        } else if (kind == MediaKind.VIDEO && scalable == null) {
            pictures.renumber(writer.bytes(), payloadAt, packet.payloadLength);
        }
        remember(sequence, layer, packet, marker);
        if (kind == MediaKind.VIDEO && packet.startsKeyFrame) {
            newestKeyFrame = Math.max(newestKeyFrame, sequence);
        }
        if (sequence > newestSent) {
            newestSent = sequence;
            lastTimestamp = timestamp;
            lastSentAtNs = nowNs;
        }
        packetsSent++;
        octetsSent += packet.payloadLength - from;
        send(kind == MediaKind.AUDIO ? Turn.SOUND : Turn.PICTURE);
    }

    /**
     * Sends again what the receiver misses, as far as it is still known and of use: pictures before a key frame are shown no more
     * by the time that they are there.
     */
    void repeat(Collection<Integer> sequences, long nowNs) {
        if (stopped) {
            return;
        }
        for (int sequence : sequences) {
            long number = newestSent + (short) (sequence - (int) newestSent);
            var sent = number < newestKeyFrame ? null : history.find(number);
            if (sent != null && sent.layer != null && sent.takeToRepeat(nowNs) instanceof StoredPacket packet) {
                repeat(sent, packet, sent.layer.spatialLayers() != null);
            }
        }
    }

    private void repeat(Sent sent, StoredPacket packet, boolean scalable) {
        int type = scalable ? ids.scalable().repair() : ids.repairPayloadType();
        if (type < 0) {
            return;
        }
        repairSequence = (repairSequence + 1) & 0xFFFF;
        int timestamp = packet.timestamp + sent.timestampShift;
        write(packet, sent.marker, type, repairSequence, timestamp, ids.repairSsrc());
        writer.payload((int) sent.sequence & 0xFFFF);
        int payloadAt = writer.length();
        writer.payload(packet.payload, 0, packet.payloadLength);
        if (kind == MediaKind.VIDEO && !scalable) {
            pictures.renumber(writer.bytes(), payloadAt, packet.payloadLength, sent.pictureShift, sent.tl0Shift);
        }
        send(Turn.REPEAT);
    }

    /**
     * Sends padding, which only shows how much the receiver's line bears, as if something was sent again: so the track's own
     * numbers have no gap (RFC 4588 leaves the repeating source free to count for itself).
     *
     * @return how many bytes it takes on the wire; 0 where this track cannot carry any
     */
    int pad() {
        if (ids.repairSsrc() == 0 || extensions.transportSequence() == 0) {
            return 0;
        }
        repairSequence = (repairSequence + 1) & 0xFFFF;
        writer.begin(ids.repairPayloadType(), false, repairSequence, lastTimestamp, ids.repairSsrc());
        writer.extension(extensions.transportSequence(), 0);
        writer.padding(PADDING_BYTES);
        send(Turn.PADDING);
        return writer.length() + DownlinkEstimate.OVERHEAD_BYTES;
    }

    /**
     * How this track's clock stands to its publisher's, so that the tracks of one publisher are played in step; null where
     * nothing is sent.
     */
    Rtcp.@Nullable SenderReport report(long nowNs) {
        if (current == null || packetsSent == 0) {
            return null;
        }
        var clock = current.clockAt(nowNs);
        return clock == null
            ? null
            : new Rtcp.SenderReport(
                  ids.ssrc(),
                  clock.ntp(),
                  clock.timestamp() + timestampShift,
                  packetsSent,
                  octetsSent
              );
    }

    private void switchTo(IncomingLayer layer, Quality quality, StoredPacket packet, long nowNs) {
        sequenceShift = newestSent + 1 - packet.sequence;
        timestampShift = packetsSent == 0 ? 0 : nextTimestamp(layer, packet, nowNs) - packet.timestamp;
        firstOfLayer = packet.sequence;
        stopped = false;
        pictures.switched();
        cut = layer.spatialLayers() == null ? null : new ScalableCut();
        if (cut != null) {
            cut.select(quality.spatial());
        }
        current = layer;
    }

    /** By the publisher's clock where both layers have told it, else by the time that has passed; always later than before. */
    private int nextTimestamp(IncomingLayer layer, StoredPacket packet, long nowNs) {
        int passed = (int) Math.round(((nowNs - lastSentAtNs) / 1e9) * kind.clockHz());
        int next = lastTimestamp + Math.max(1, passed);
        var before = current == null ? null : current.clockAt(nowNs);
        var after = layer.clockAt(nowNs);
        if (before == null || after == null) {
            return next;
        }
        int agoOnNew = after.timestamp() - packet.timestamp;
        double agoBetween = ((before.ntp() - after.ntp()) / (double) (1L << 32)) * kind.clockHz();
        int aligned = before.timestamp() + timestampShift - agoOnNew - (int) Math.round(agoBetween);
        return aligned - lastTimestamp > 0 ? aligned : lastTimestamp + 1;
    }

    private void write(StoredPacket packet, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        writer.begin(payloadType, marker, sequence, timestamp, ssrc);
        octet(extensions.audioLevel(), packet.audioLevel);
        if (extensions.transportSequence() > 0) {
            writer.extension(extensions.transportSequence(), 0);
        }
    }

    private void send(Turn turn) {
        sink.rtp(turn, writer.bytes(), writer.length(), writer.shortExtensionAt());
    }

    private void octet(int id, int value) {
        if (id > 0 && value != StoredPacket.NONE) {
            octet[0] = (byte) value;
            writer.extension(id, octet, 0, 1);
        }
    }

    private void remember(long sequence, IncomingLayer layer, StoredPacket packet, boolean marker) {
        if (ids.repairSsrc() == 0) {
            return;
        }
        var sent = history.place(sequence);
        sent.layer = layer;
        sent.number = packet.sequence;
        sent.timestampShift = timestampShift;
        sent.pictureShift = pictures.pictureShift();
        sent.tl0Shift = pictures.tl0Shift();
        sent.marker = marker;
    }
}
