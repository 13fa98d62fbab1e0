package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RedundantSound;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtcpWriter;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.sdp.PayloadTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one browser sends: finds the track and the layer of each packet, hands it to the track's receivers, and tells the
 * browser what has come, what is missing and where a key frame is needed.
 */
final class Publisher {

    /** What the router calls itself in reports. */
    static final int ROUTER_SSRC = 1;

    private static final int MAX_SOURCES = 64;
    private static final long FEEDBACK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long REPORT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long ASSUMED_ROUND_TRIP_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<String, IncomingTrack> byMid = new HashMap<>();
    private final Map<Integer, Source> bySsrc = new HashMap<>();
    private final RtpPacketView packet = new RtpPacketView();
    private final ArrivalLog arrivals = new ArrivalLog();
    /** By {@link HeaderExtension#ordinal}, 0 for what was not negotiated: each packet asks several times. */
    private final int[] extensions = new int[HeaderExtension.values().length];
    private Map<Integer, Boolean> repairTypes = Map.of();
    private final RedundantSound redundant = new RedundantSound();
    private PayloadTypes sound = PayloadTypes.NONE;
    private int newestSsrc;
    private long feedbackAtNs;
    private long reportAtNs;

    /** @param repair whether it carries what is sent again */
    private record Source(IncomingTrack track, IncomingLayer layer, boolean repair) {}

    /**
     * What the browser sends from now on.
     *
     * @param repairs the payload types of what is sent again
     * @param ofSound the payload types of sound
     */
    void negotiated(
        Map<HeaderExtension, Integer> ids,
        Collection<Integer> repairs,
        PayloadTypes ofSound,
        Collection<IncomingTrack> tracks
    ) {
        Arrays.fill(extensions, 0);
        ids.forEach((extension, id) -> extensions[extension.ordinal()] = id);
        sound = ofSound;
        var types = new HashMap<Integer, Boolean>();
        repairs.forEach(type -> types.put(type, true));
        repairTypes = types;
        byMid.clear();
        tracks.forEach(track -> byMid.put(track.mid(), track));
        bySsrc.values().removeIf(source -> !byMid.containsValue(source.track()));
    }

    /** The browser has begun anew: its sources and their numbers are others, its tracks stay. */
    void beginAnew() {
        bySsrc.clear();
        byMid.values().forEach(IncomingTrack::beginAnew);
    }

    void rtp(byte[] bytes, int offset, int length, long nowNs) {
        if (!packet.read(bytes, offset, length)) {
            return;
        }
        int number = packet.extension(id(HeaderExtension.TRANSPORT_SEQUENCE));
        if (number >= 0 && packet.extensionLength(number) == 2) {
            arrivals.arrived((Byte.toUnsignedInt(bytes[number]) << 8) | Byte.toUnsignedInt(bytes[number + 1]), nowNs);
        }
        newestSsrc = packet.ssrc();
        var source = bySsrc.get(newestSsrc);
        if (source == null) {
            source = discover();
        }
        if (source != null && packet.payloadLength() > 0) {
            forward(source, nowNs);
        }
    }

    private void forward(Source source, long nowNs) {
        var layer = source.layer();
        var kept = source.repair() ? layer.repeated(packet, nowNs) : layer.received(packet, nowNs);
        if (kept == null || !findsPresent(kept)) {
            return;
        }
        kept.audioLevel = octet(HeaderExtension.AUDIO_LEVEL);
        var voice = source.track().voice();
        if (voice != null && !source.track().isMuted() && kept.audioLevel != StoredPacket.NONE) {
            // Browsers set the bit above, for voice, in each packet.
            voice.heard(kept.audioLevel & 0x7F, nowNs);
        }
        source.track().forward(layer, kept, nowNs);
    }

    /** False for redundant sound that cannot be read. */
    private boolean findsPresent(StoredPacket kept) {
        if (!sound.isRedundant(packet.payloadType())) {
            return true;
        }
        boolean found = redundant.read(kept.payload, 0, kept.payloadLength, sound.media());
        kept.presentAt = found ? redundant.presentAt() : 0;
        return found;
    }

    /** A source is known by the section, and the layer, that its first packets name. */
    private @Nullable Source discover() {
        var track = byMid.get(text(HeaderExtension.MID));
        if (track == null || bySsrc.size() >= MAX_SOURCES) {
            return null;
        }
        boolean repair = repairTypes.containsKey(packet.payloadType());
        var rid = text(repair ? HeaderExtension.REPAIRED_RID : HeaderExtension.RID);
        var layer = repair ? track.known(rid) : track.layer(rid, packet.ssrc());
        if (layer == null) {
            return null;
        }
        var source = new Source(track, layer, repair);
        if (!repair) {
            // A browser that begins a layer anew gives it a new source.
            bySsrc
                .values()
                .removeIf(before -> before.track() == track && !track.knownLayers().contains(before.layer()));
        }
        bySsrc.put(packet.ssrc(), source);
        return source;
    }

    void rtcp(List<Rtcp> said, long nowNs) {
        for (Rtcp each : said) {
            if (each instanceof Rtcp.SenderReport report) {
                var source = bySsrc.get(report.ssrc());
                if (source != null && !source.repair()) {
                    source.layer().clockTold(report, nowNs);
                }
            }
        }
    }

    /** Writes what the browser is to be told now, and sends each packet (reduced-size ones: RFC 5506). */
    void tick(RtcpWriter writer, Runnable send, long nowNs) {
        if (nowNs - reportAtNs > REPORT_NS) {
            reportAtNs = nowNs;
            writer.begin().receiverReport(ROUTER_SSRC, receptions(nowNs));
            send.run();
        }
        for (IncomingTrack track : byMid.values()) {
            for (IncomingLayer layer : track.knownLayers()) {
                ask(layer, writer, send, nowNs);
            }
        }
        if (nowNs - feedbackAtNs > FEEDBACK_NS) {
            feedbackAtNs = nowNs;
            arrivals.take().ifPresent(feedback -> {
                // Chromium takes it only for one of its own sources.
                writer.begin().arrivals(ROUTER_SSRC, newestSsrc, feedback);
                send.run();
            });
        }
    }

    private static void ask(IncomingLayer layer, RtcpWriter writer, Runnable send, long nowNs) {
        if (layer.kind() == MediaKind.AUDIO) {
            return;
        }
        var missing = layer.takeMissing(nowNs, ASSUMED_ROUND_TRIP_NS);
        if (!missing.isEmpty()) {
            writer.begin().nack(
                ROUTER_SSRC,
                layer.ssrc(),
                missing
                    .stream()
                    .map(number -> (int) (number & 0xFFFF))
                    .toList()
            );
            send.run();
        }
        if (layer.takeKeyFrameRequest(nowNs)) {
            writer.begin().pictureLoss(ROUTER_SSRC, layer.ssrc());
            send.run();
        }
    }

    private List<Rtcp.Reception> receptions(long nowNs) {
        return byMid
            .values()
            .stream()
            .flatMap(track -> track.knownLayers().stream())
            .map(layer -> layer.report(nowNs))
            .filter(Objects::nonNull)
            .limit(31)
            .toList();
    }

    private int octet(HeaderExtension extension) {
        int at = packet.extension(id(extension));
        return at < 0 || packet.extensionLength(at) == 0 ? StoredPacket.NONE : Byte.toUnsignedInt(packet.bytes()[at]);
    }

    private String text(HeaderExtension extension) {
        int at = packet.extension(id(extension));
        return at < 0 ? "" : new String(packet.bytes(), at, packet.extensionLength(at), StandardCharsets.UTF_8);
    }

    private int id(HeaderExtension extension) {
        return extensions[extension.ordinal()];
    }
}
