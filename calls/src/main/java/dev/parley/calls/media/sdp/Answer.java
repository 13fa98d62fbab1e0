package dev.parley.calls.media.sdp;

import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.transport.Fingerprint;
import dev.parley.calls.media.transport.IceCredentials;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the router's answer to an {@link Offer}: ICE-lite, passive in DTLS, one transport.
 *
 * @param candidates where the router is reached
 * @param scalable whether scalable video is taken and sent, too
 * @param sent what the router sends in which section, by mid
 */
public record Answer(
    IceCredentials credentials,
    Fingerprint fingerprint,
    Candidates candidates,
    boolean scalable,
    Map<String, SentTrack> sent
) {
    private static final int UDP_PREFERENCE = 126;
    /** Below all that goes by UDP: over TCP one lost packet holds up those behind it. */
    private static final int TCP_PREFERENCE = 90;
    /** Of the passive side among candidates by TCP (RFC 6544, section 4.2). */
    private static final int PASSIVE = 4 << 13;
    private static final String LINE = "\r\n";

    /**
     * The RTP extensions for what a browser sends; those of layers only where it has them. Without the one that tells how a phone
     * is held ({@code urn:3gpp:video-orientation}) the browser turns its pictures upright itself, so they are so for everybody:
     * Firefox does not know it, nor does a player of recorded files.
     */
    private static final Set<HeaderExtension> RECEIVED = Set.of(
        HeaderExtension.AUDIO_LEVEL,
        HeaderExtension.TRANSPORT_SEQUENCE,
        HeaderExtension.MID,
        HeaderExtension.RID,
        HeaderExtension.REPAIRED_RID
    );

    private static final Set<HeaderExtension> RECEIVED_SCALABLE = Set.of(
        HeaderExtension.TRANSPORT_SEQUENCE,
        HeaderExtension.MID,
        HeaderExtension.DEPENDENCIES
    );

    private static final Set<HeaderExtension> SENT = Set.of(
        HeaderExtension.AUDIO_LEVEL,
        HeaderExtension.TRANSPORT_SEQUENCE
    );

    /**
     * A track that the router sends.
     *
     * @param repairSsrc 0 where nothing is sent again
     * @param stream the tracks of one stream are played in step
     */
    public record SentTrack(int ssrc, int repairSsrc, String stream, String track) {}

    public String to(Offer offer) {
        var sdp = new StringBuilder("v=0" + LINE);
        // Its own would say nothing, as it keeps no session.
        line(sdp, "o=- " + offer.origin() + " IN IP4 127.0.0.1");
        line(sdp, "s=-");
        line(sdp, "t=0 0");
        var bundled = offer
            .sections()
            .stream()
            .filter(OfferedSection::isUnderstood)
            .map(OfferedSection::mid)
            .collect(Collectors.joining(" "));
        line(sdp, "a=ice-lite");
        if (scalable && offer.mixesExtensions()) {
            line(sdp, Offer.MIXED_EXTENSIONS);
        }
        line(sdp, "a=group:BUNDLE " + bundled);
        offer.sections().forEach(section -> write(sdp, section));
        return sdp.toString();
    }

    private void write(StringBuilder sdp, OfferedSection section) {
        if (!section.isUnderstood()) {
            line(sdp, "m=" + section.media() + " 0 " + section.protocol() + " 0");
            line(sdp, "c=IN IP4 0.0.0.0");
            line(sdp, "a=mid:" + section.mid());
            line(sdp, "a=inactive");
            return;
        }
        boolean takesScalable = scalable && section.sendsScalable();
        var coded = coded(section, takesScalable);
        var formats = coded.stream().map(Coded::formats).collect(Collectors.joining(" "));
        line(sdp, "m=" + section.media() + " 9 " + section.protocol() + " " + formats);
        line(sdp, "c=IN IP4 0.0.0.0");
        line(sdp, "a=mid:" + section.mid());
        transport(sdp);
        coded.forEach(each -> each.write(sdp));
        var track = section.receives() ? sent.get(section.mid()) : null;
        extensions(sdp, section, track != null ? SENT : takesScalable ? RECEIVED_SCALABLE : RECEIVED);
        direction(sdp, section, track, takesScalable ? List.of() : section.rids());
    }

    /** One codec for what the browser sends, and all for what it receives: which comes depends on who sends it. */
    private List<Coded> coded(OfferedSection section, boolean takesScalable) {
        var usual = Stream.ofNullable(section.payloads()).map(types -> new Coded(Codec.of(section.kind()), types));
        var layered = Stream.ofNullable(section.scalable()).map(types -> new Coded(Codec.VP9, types));
        if (takesScalable) {
            return layered.toList();
        }
        return scalable && !section.sends() ? Stream.concat(usual, layered).toList() : usual.toList();
    }

    private void transport(StringBuilder sdp) {
        line(sdp, "a=ice-ufrag:" + credentials.fragment());
        line(sdp, "a=ice-pwd:" + credentials.password());
        line(sdp, "a=fingerprint:" + fingerprint);
        line(sdp, "a=setup:passive");
        line(sdp, "a=rtcp-mux");
        line(sdp, "a=rtcp-rsize");
        int foundation = 1;
        int preference = 65_535;
        for (InetSocketAddress address : candidates.udp()) {
            candidate(sdp, foundation++, "udp", priority(UDP_PREFERENCE, preference--), address, "typ host");
        }
        preference = PASSIVE + (1 << 13) - 1;
        for (InetSocketAddress address : candidates.tcp()) {
            long priority = priority(TCP_PREFERENCE, preference--);
            candidate(sdp, foundation++, "tcp", priority, address, "typ host tcptype passive");
        }
        line(sdp, "a=end-of-candidates");
    }

    /** RFC 8445, section 5.1.2.1. */
    private static long priority(int type, int local) {
        return ((long) type << 24) | ((long) local << 8) | 255;
    }

    private static void candidate(
        StringBuilder sdp,
        int foundation,
        String protocol,
        long priority,
        InetSocketAddress address,
        String type
    ) {
        var host = address.getAddress().getHostAddress();
        line(
            sdp,
            "a=candidate:%s 1 %s %s %s %s %s".formatted(foundation, protocol, priority, host, address.getPort(), type)
        );
    }

    /** A codec by the numbers that the browser has given to it. */
    private record Coded(Codec codec, PayloadTypes types) {
        /** What the browser is to send comes first. */
        String formats() {
            if (types.hasRedundant()) {
                return types.redundant() + " " + types.media();
            }
            return types.hasRepair() ? types.media() + " " + types.repair() : String.valueOf(types.media());
        }

        void write(StringBuilder sdp) {
            int media = types.media();
            line(sdp, "a=rtpmap:" + media + " " + codec.encoding());
            line(sdp, "a=rtcp-fb:" + media + " transport-cc");
            switch (codec) {
                case OPUS -> {
                    line(sdp, "a=fmtp:" + media + " minptime=10;useinbandfec=1");
                    if (types.hasRedundant()) {
                        line(sdp, "a=rtpmap:" + types.redundant() + " " + SectionLines.REDUNDANT);
                        line(sdp, "a=fmtp:" + types.redundant() + " " + media + "/" + media);
                    }
                }
                case VP8, VP9 -> {
                    line(sdp, "a=rtcp-fb:" + media + " ccm fir");
                    line(sdp, "a=rtcp-fb:" + media + " nack");
                    line(sdp, "a=rtcp-fb:" + media + " nack pli");
                    if (types.hasRepair()) {
                        line(sdp, "a=rtpmap:" + types.repair() + " rtx/90000");
                        line(sdp, "a=fmtp:" + types.repair() + " apt=" + media);
                    }
                }
            }
        }
    }

    private static void extensions(StringBuilder sdp, OfferedSection section, Set<HeaderExtension> wanted) {
        section
            .extensions()
            .entrySet()
            .stream()
            .filter(entry -> wanted.contains(entry.getKey()))
            .sorted(Map.Entry.comparingByValue())
            .forEach(entry -> line(sdp, "a=extmap:" + entry.getValue() + " " + entry.getKey().uri()));
    }

    private static void direction(
        StringBuilder sdp,
        OfferedSection section,
        @Nullable SentTrack track,
        List<String> rids
    ) {
        boolean receives = section.sends();
        line(sdp, "a=" + (track == null ? (receives ? "recvonly" : "inactive") : receives ? "sendrecv" : "sendonly"));
        if (receives && !rids.isEmpty()) {
            rids.forEach(rid -> line(sdp, "a=rid:" + rid + " recv"));
            line(sdp, "a=simulcast:recv " + String.join(";", rids));
        }
        if (track != null) {
            line(sdp, "a=msid:" + track.stream() + " " + track.track());
            // The first source is taken for the one with the media.
            boolean repaired = track.repairSsrc() != 0;
            if (repaired) {
                line(sdp, "a=ssrc-group:FID " + unsigned(track.ssrc()) + " " + unsigned(track.repairSsrc()));
            }
            line(sdp, "a=ssrc:" + unsigned(track.ssrc()) + " cname:" + track.stream());
            if (repaired) {
                line(sdp, "a=ssrc:" + unsigned(track.repairSsrc()) + " cname:" + track.stream());
            }
        }
    }

    private static String unsigned(int ssrc) {
        return Integer.toUnsignedString(ssrc);
    }

    private static void line(StringBuilder sdp, String text) {
        sdp.append(text).append(LINE);
    }
}
