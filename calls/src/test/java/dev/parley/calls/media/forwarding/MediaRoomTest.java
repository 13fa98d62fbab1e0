package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import dev.parley.calls.media.sdp.Candidates;
import dev.parley.calls.media.sdp.Offer;
import dev.parley.calls.media.speech.Speakers;
import dev.parley.calls.media.speech.Speech;
import dev.parley.calls.media.transport.IceCredentials;
import dev.parley.calls.media.transport.MediaPort;
import dev.parley.calls.media.transport.TestPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets, with DTLS and SRTP. */
class MediaRoomTest {

    private static final Map<String, Sending> VOICE = Map.of("0", new Sending("microphone", true));
    private static final int SILENCE = 127;

    private final List<Speakers> told = new CopyOnWriteArrayList<>();
    private final Map<String, IceCredentials> credentials = new HashMap<>();
    private MediaPort port;
    private MediaRoom room;

    @BeforeEach
    void open() throws IOException {
        port = MediaPort.open(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            List.of(),
            Instant.now()
        );
        var candidates = new Candidates(port.addresses(), List.of());
        room = new MediaRoom(port, candidates, false, new Random(1), new Speech(1, told::add), (_, _) -> {});
        port.execute(() -> port.onTick(() -> room.tick(System.nanoTime())));
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void handsSoundOnToThoseWhoWantIt() throws Exception {
        try (var alice = peer(); var bob = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            var toBob = answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);

            sound(alice, 1);
            assertThat(toBob).contains("a=msid:alice microphone");
            var got = nextSound(bob, alice, 2);
            assertThat(got.ssrc()).isEqualTo(ssrcIn(toBob));
            assertThat(got.payloadType()).isEqualTo(111);
        }
    }

    @Test
    void beginsATrackThatIsPublishedAfterItWasWanted() throws Exception {
        try (var alice = peer(); var bob = peer()) {
            answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);

            assertThat(nextSound(bob, alice, 1)).isNotNull();
        }
    }

    @Test
    void goesOnInTheSameTrackAfterThePublisherBeganAnew() throws Exception {
        try (var alice = peer(); var bob = peer(); var aliceAgain = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);
            var before = nextSound(bob, alice, 1);

            answer("alice", offer(aliceAgain, "sendonly"), VOICE, Map.of());
            connect("alice", aliceAgain);
            var after = nextSound(bob, aliceAgain, 30_000);

            assertThat(after.ssrc()).isEqualTo(before.ssrc());
            assertThat((after.sequence() - before.sequence()) & 0xFFFF)
                .as("goes on where it was")
                .isBetween(1, 1_000);
        }
    }

    @Test
    void goesOnInTheSameTrackAfterThePublisherRestartedIce() throws Exception {
        try (var alice = peer(); var bob = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);
            var before = nextSound(bob, alice, 1);

            restart("alice", alice, "sendonly", VOICE, Map.of());
            sound(alice, 1_000);
            var after = view(bob.receive(5_000));

            assertThat(after.ssrc()).isEqualTo(before.ssrc());
            assertThat(after.payloadLength()).as("what she says, no sign of life").isEqualTo(3);
        }
    }

    @Test
    void sendsTheSameTrackByTheNewWayAfterTheReceiverRestartedIce() throws Exception {
        try (var alice = peer(); var bob = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            var toBob = answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);
            int sequence = nextSound(bob, alice, 1).sequence();

            var again = restart("bob", bob, "recvonly", Map.of(), wants("alice"));
            var after = nextSound(bob, alice, 300);

            assertThat(ssrcIn(again)).isEqualTo(ssrcIn(toBob)).isEqualTo(after.ssrc());
            assertThat((after.sequence() - sequence) & 0xFFFF)
                .as("goes on where it was")
                .isBetween(1, 400);
        }
    }

    @Test
    void letsAPeerWhoseConnectionHasEndedBeginAnew() throws Exception {
        try (var alice = peer(); var aliceAgain = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            alice.sayGoodbye();
            await().until(() -> ask(room::participants).isEmpty());

            var same = Offer.parse(offer(alice, "sendonly"));
            assertThat(ask(() -> room.answer("alice", same, Map.of(), Map.of())))
                .as("a handshake that is done is not done again")
                .isEmpty();
            answer("alice", offer(aliceAgain, "sendonly"), VOICE, Map.of());
            connect("alice", aliceAgain);
        }
    }

    @Test
    void sendsNothingMoreToOneWhoHasLeft() throws Exception {
        try (var alice = peer(); var bob = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);
            nextSound(bob, alice, 1);

            ask(() -> {
                room.leave("bob");
                return true;
            });
            while (bob.receive(1).length > 0) {
                // What was on its way.
            }
            for (int i = 0; i < 20; i++) {
                sound(alice, 1_000 + i);
            }

            assertThat(bob.receive(200)).isEmpty();
        }
    }

    @Test
    void tellsWhoSpeaksAndOnceMoreWhereSomebodyComes() throws Exception {
        try (var alice = peer(); var bob = peer(); var cid = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);
            var speaks = new Speakers("alice", List.of("alice"));
            var sequence = new AtomicInteger();
            await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    sound(alice, sequence.incrementAndGet(), 20);
                    return told.contains(speaks);
                });
            await().untilAsserted(() -> assertThat(told).last().isEqualTo(new Speakers("alice", List.of())));
            int before = told.size();

            answer("cid", offer(cid, "recvonly"), Map.of(), wants("alice"));
            connect("cid", cid);

            await().until(() -> told.size() > before);
            assertThat(told).last().isEqualTo(new Speakers("alice", List.of()));
            ask(() -> {
                room.leave("alice");
                return true;
            });
            await().untilAsserted(() -> assertThat(told).last().isEqualTo(Speakers.NOBODY));
        }
    }

    @Test
    void sendsOfManyVoicesTheLoudestAndOfTheOthersSignsOfLife() throws Exception {
        try (var alice = peer(); var bob = peer(); var cid = peer()) {
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            answer("bob", offer(bob, "sendonly"), VOICE, Map.of());
            connect("bob", bob);
            answer("cid", offer(cid, "recvonly"), Map.of(), wants("bob"));
            connect("cid", cid);
            nextSound(cid, bob, 1);
            var toCid = new ArrayList<RtpPacketView>();
            for (int i = 0; i < 150; i++) {
                sound(alice, 1 + i, i < 100 ? 20 : SILENCE);
                sound(bob, 1_001 + i, i < 100 ? SILENCE : 15);
                toCid.addAll(heardWithinAFrame(cid));
            }

            var signs = toCid
                .stream()
                .filter(each -> each.payloadLength() == 1)
                .toList();
            assertThat(signs).as("of two seconds").hasSizeBetween(2, 6);
            assertThat(toCid).last().as("when he speaks").returns(3, RtpPacketView::payloadLength);
            for (int i = 1; i < toCid.size(); i++) {
                int gap = (toCid.get(i).sequence() - toCid.get(i - 1).sequence()) & 0xFFFF;
                assertThat(gap).isEqualTo(1);
            }
        }
    }

    @Test
    void sendsOfAMutedVoiceNothingButSignsOfLifeWhateverComes() throws Exception {
        try (var alice = peer(); var bob = peer()) {
            mute(new Muted(Set.of("microphone"), true));
            answer("alice", offer(alice, "sendonly"), VOICE, Map.of());
            connect("alice", alice);
            answer("bob", offer(bob, "recvonly"), Map.of(), wants("alice"));
            connect("bob", bob);
            var first = nextSound(bob, alice, 1);
            var muted = new ArrayList<RtpPacketView>();
            for (int i = 0; i < 50; i++) {
                sound(alice, 1_001 + i, 10);
                muted.addAll(heardWithinAFrame(bob));
            }
            mute(Muted.NOTHING);
            sound(alice, 1_051, 10);
            var heard = view(bob.receive(1_000));

            assertThat(first.payloadLength()).as("a track that comes while it is muted").isEqualTo(1);
            assertThat(muted)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.payloadLength()).isEqualTo(1));
            assertThat(heard.payloadLength()).isEqualTo(3);
            assertThat((heard.sequence() - muted.getLast().sequence()) & 0xFFFF)
                .as("without a gap that would be taken for a loss")
                .isEqualTo(1);
            assertThat(told)
                .as("who is muted speaks to nobody")
                .noneMatch(now -> now.speaking().contains("alice"));
        }
    }

    @Test
    void sendsNothingOfAMicrophoneThatGoesByAnotherNameWhileItIsMuted() throws Exception {
        try (var alice = peer(); var bob = peer()) {
            answer("alice", offer(alice, "sendonly"), Map.of("0", new Sending("mine", true)), Map.of());
            connect("alice", alice);
            var hers = Map.of("0", new Wanted(new TrackName("alice", "mine"), false));
            answer("bob", offer(bob, "recvonly"), Map.of(), hers);
            connect("bob", bob);
            nextSound(bob, alice, 1);

            mute(new Muted(Set.of("microphone"), true));
            while (bob.receive(1).length > 0) {
                // What was on its way.
            }
            sound(alice, 1_000, 10);

            assertThat(view(bob.receive(1_000)).payloadLength())
                .as("a sign of life")
                .isEqualTo(1);
        }
    }

    private void mute(Muted alices) throws Exception {
        ask(() -> {
            room.mute(Map.of("alice", alices));
            return true;
        });
    }

    private TestPeer peer() throws IOException {
        return new TestPeer(port.addresses().getFirst());
    }

    private static Map<String, Wanted> wants(String publisher) {
        return Map.of("0", new Wanted(new TrackName(publisher, "microphone"), false));
    }

    private static String offer(TestPeer peer, String direction) {
        return offer(peer, TestPeer.FRAGMENT, direction);
    }

    private static String offer(TestPeer peer, String fragment, String direction) {
        return """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:0
        a=ice-ufrag:%s
        a=fingerprint:%s
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=rtpmap:111 opus/48000/2
        a=%s
        """.formatted(fragment, peer.fingerprint(), direction);
    }

    /** From another address, with the certificate and the sections of before. */
    private String restart(
        String who,
        TestPeer peer,
        String direction,
        Map<String, Sending> sends,
        Map<String, Wanted> wants
    ) throws Exception {
        var answer = answer(who, offer(peer, "again", direction), sends, wants);
        peer.restart(port.addresses().getFirst(), "again");
        peer.nominate(Objects.requireNonNull(credentials.get(who)));
        return answer;
    }

    private String answer(String who, String sdp, Map<String, Sending> sends, Map<String, Wanted> wants)
        throws Exception {
        var offer = Offer.parse(sdp);
        var answer = ask(() -> room.answer(who, offer, sends, wants)).orElseThrow();
        credentials.put(who, new IceCredentials(find(answer, "a=ice-ufrag:(.*)"), find(answer, "a=ice-pwd:(.*)")));
        return answer;
    }

    private <T> T ask(Supplier<T> task) throws Exception {
        var answered = new CompletableFuture<T>();
        port.execute(() -> answered.complete(task.get()));
        return answered.get(5, TimeUnit.SECONDS);
    }

    private void connect(String who, TestPeer peer) throws IOException {
        peer.nominate(Objects.requireNonNull(credentials.get(who)));
        peer.secure();
    }

    /** Speaks until the other hears it: the way may not be open yet. */
    private static RtpPacketView nextSound(TestPeer to, TestPeer from, int sequence) throws Exception {
        for (int i = 0; i < 200; i++) {
            sound(from, sequence + i);
            byte[] packet = to.receive(50);
            if (packet.length > 0) {
                return view(packet);
            }
        }
        throw new AssertionError("nothing was heard");
    }

    /** All that comes within 20 ms: who speaks is found by the time that passes, so frames have to come at their pace. */
    private static List<RtpPacketView> heardWithinAFrame(TestPeer by) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        var heard = new ArrayList<RtpPacketView>();
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return heard;
            }
            byte[] packet = by.receive((int) left);
            if (packet.length > 0) {
                heard.add(view(packet));
            }
        }
    }

    private static RtpPacketView view(byte[] packet) {
        var view = new RtpPacketView();
        assertThat(view.read(packet, 0, packet.length)).isTrue();
        return view;
    }

    private static void sound(TestPeer from, int sequence) throws IOException {
        sound(from, sequence, SILENCE);
    }

    private static void sound(TestPeer from, int sequence, int level) throws IOException {
        byte[] mid = "0".getBytes(StandardCharsets.UTF_8);
        var writer = new RtpWriter(100)
            .begin(111, false, sequence, sequence * 960, 4242)
            .extension(4, mid, 0, 1)
            .extension(1, new byte[] { (byte) level }, 0, 1);
        writer.payload(new byte[] { 1, 2, 3 }, 0, 3);
        from.sendRtp(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static int ssrcIn(String answer) {
        return Integer.parseUnsignedInt(find(answer, "a=ssrc:(\\d+) "));
    }

    private static String find(String answer, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(answer);
        assertThat(matcher.find()).as("%s in %s", pattern, answer).isTrue();
        return matcher.group(1).strip();
    }
}
