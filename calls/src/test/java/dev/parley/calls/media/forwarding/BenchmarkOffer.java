package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.transport.Fingerprint;
import dev.parley.calls.media.transport.TestPeer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a {@link BenchmarkPeer} offers: a voice and a camera in two layers, and a section for each of those of the others. */
final class BenchmarkOffer {

    static final int LEVEL = 1;
    static final int TRANSPORT_SEQUENCE = 3;
    static final int MID = 4;
    static final int RID = 10;

    static final Map<String, Sending> SENDS = Map.of(
        "0",
        new Sending("microphone", true),
        "1",
        new Sending("camera", false)
    );

    private BenchmarkOffer() {}

    static Map<String, Wanted> wants(List<String> others) {
        var wants = new HashMap<String, Wanted>();
        for (int i = 0; i < others.size(); i++) {
            wants.put("a" + i, new Wanted(new TrackName(others.get(i), "microphone"), false));
            wants.put("v" + i, new Wanted(new TrackName(others.get(i), "camera"), false));
        }
        return wants;
    }

    /** @param others how many others there are */
    static String of(Fingerprint own, int others) {
        var sdp = new StringBuilder(
            """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            t=0 0
            """
        );
        sdp.append(audio("0", "sendonly")).append(
            "a=ice-ufrag:%s%na=fingerprint:%s%n".formatted(TestPeer.FRAGMENT, own)
        );
        sdp.append(video("1", "sendonly")).append("a=rid:l send\na=rid:h send\na=simulcast:send l;h\n");
        for (int i = 0; i < others; i++) {
            sdp.append(audio("a" + i, "recvonly")).append(video("v" + i, "recvonly"));
        }
        return sdp.toString();
    }

    private static String audio(String mid, String direction) {
        return """
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:%s
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=rtpmap:111 opus/48000/2
        a=%s
        """.formatted(mid, direction);
    }

    private static String video(String mid, String direction) {
        return """
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        a=mid:%s
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
        a=rtpmap:96 VP8/90000
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        a=%s
        """.formatted(mid, direction);
    }
}
