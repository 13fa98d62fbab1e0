package dev.parley.calls.media;

import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import dev.parley.calls.media.transport.IceCredentials;
import dev.parley.calls.media.transport.TestPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A participant's media without a browser: speaks in one section, and hears another. */
public final class MediaClient implements AutoCloseable {

    /** The section in which it speaks. */
    public static final String SPEAKS = "0";
    /** The section in which it hears. */
    public static final String HEARS = "1";

    private static final int QUIET = 80;
    private static final Pattern LOOPBACK = Pattern.compile("a=candidate:\\S+ 1 udp \\d+ (127\\.0\\.0\\.1) (\\d+) ");

    private final TestPeer peer;
    private int sequence = 1;

    /** @param router where it is reached; see {@link #routerIn} */
    public MediaClient(InetSocketAddress router) throws IOException {
        peer = new TestPeer(router);
    }

    public String offer() {
        return """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:0
        a=ice-ufrag:%s
        a=fingerprint:%s
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=rtpmap:111 opus/48000/2
        a=sendonly
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:1
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=rtpmap:111 opus/48000/2
        a=recvonly
        """.formatted(TestPeer.FRAGMENT, peer.fingerprint());
    }

    /** Where an answer says that the router is, on this machine. */
    public static InetSocketAddress routerIn(String answer) {
        var found = find(LOOPBACK, answer);
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(found.group(2)));
    }

    /** @throws IOException where the router does not let it in */
    public void connect(String answer) throws IOException {
        peer.nominate(credentialsIn(answer));
        peer.secure();
    }

    public static IceCredentials credentialsIn(String answer) {
        return new IceCredentials(
            find(Pattern.compile("a=ice-ufrag:(\\S+)"), answer).group(1),
            find(Pattern.compile("a=ice-pwd:(\\S+)"), answer).group(1)
        );
    }

    public void speak() throws IOException {
        speak(QUIET);
    }

    /** @param level in −dBov, 0 to 127: how loud the 20 ms are that this is called for */
    public void speak(int level) throws IOException {
        byte[] mid = SPEAKS.getBytes(StandardCharsets.UTF_8);
        var writer = new RtpWriter(100)
            .begin(111, false, sequence, sequence * 960, 4242)
            .extension(1, new byte[] { (byte) level }, 0, 1)
            .extension(4, mid, 0, 1);
        writer.payload(new byte[] { 1, 2, 3 }, 0, 3);
        sequence++;
        peer.sendRtp(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    /** Whether what comes within this time is heard: a sign of life is not. */
    public boolean hears(int waitMs) throws IOException {
        byte[] packet = peer.receive(waitMs);
        var view = new RtpPacketView();
        return packet.length > 0 && view.read(packet, 0, packet.length) && view.payloadLength() > 1;
    }

    @Override
    public void close() {
        peer.close();
    }

    private static Matcher find(Pattern pattern, String answer) {
        var found = pattern.matcher(answer);
        if (!found.find()) {
            throw new AssertionError(pattern + " is not in " + answer);
        }
        return found;
    }
}
