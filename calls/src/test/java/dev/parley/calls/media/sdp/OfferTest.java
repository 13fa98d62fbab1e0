package dev.parley.calls.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.transport.Fingerprint;
import dev.parley.calls.media.transport.IceCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfferTest {

    /** Of Chromium 156, which sends sound and a camera in three layers, and receives of three others. */
    private final String chromium = read("chromium-offer.sdp");

    @Test
    void readsWhatABrowserOffers() throws InvalidDescriptionException {
        var offer = Offer.parse(chromium);

        assertThat(offer.fragment()).hasSize(4);
        assertThat(offer.fingerprint().toString()).startsWith("sha-256 ");
        assertThat(offer.sections())
            .extracting(OfferedSection::mid)
            .containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
        var microphone = offer.sections().getFirst();
        assertThat(microphone.kind()).isEqualTo(MediaKind.AUDIO);
        assertThat(microphone.sends()).isTrue();
        assertThat(microphone.receives()).isFalse();
        assertThat(microphone.payloads()).isEqualTo(new PayloadTypes(111, -1, 63));
        var camera = offer.sections().get(1);
        assertThat(camera.payloads()).isEqualTo(new PayloadTypes(96, 97, -1));
        assertThat(camera.rids()).containsExactly("l", "m", "h");
        assertThat(camera.extensions()).containsEntry(HeaderExtension.RID, 10).containsEntry(HeaderExtension.MID, 4);
        assertThat(offer.sections().get(2).receives()).isTrue();
        assertThat(offer.sections().get(2).sends()).isFalse();
    }

    @Test
    void anAnswerNamesTheOfferThatItIsFor() throws InvalidDescriptionException {
        var origin = "o=- 4611732418 3 IN IP4 127.0.0.1";
        assertThat(answerTo(chromium.replaceFirst("o=.*", origin))).contains("\r\n" + origin + "\r\n");
        for (var odd : List.of(
            "o=- 1 2",
            "o=- x 2 IN IP4 127.0.0.1",
            "o=- " + "9".repeat(21) + " 2 IN IP4 127.0.0.1"
        )) {
            assertThat(answerTo(chromium.replaceFirst("o=.*", odd)))
                .as(odd)
                .contains("\r\no=- 1 1 IN IP4 127.0.0.1\r\n");
        }
    }

    private static String answerTo(String offer) throws InvalidDescriptionException {
        var candidates = new Candidates(List.of(new InetSocketAddress("127.0.0.1", 9)), List.of());
        var fingerprint = Offer.parse(offer).fingerprint();
        return new Answer(new IceCredentials("a", "b"), fingerprint, candidates, false, Map.of()).to(
            Offer.parse(offer)
        );
    }

    @Test
    void takesRedundantSoundOnlyWhereItRepeatsTheCodecThatIsForwarded() throws InvalidDescriptionException {
        assertThat(redundantIn(chromium)).isEqualTo(63);
        assertThat(redundantIn(chromium.replace("a=fmtp:63 111/111", "a=fmtp:63 0/0"))).isEqualTo(-1);
        assertThat(redundantIn(chromium.replace("a=fmtp:63 111/111", "a=fmtp:63 111/0"))).isEqualTo(-1);
        assertThat(redundantIn(chromium.replace("a=fmtp:63 111/111\n", ""))).isEqualTo(-1);
        assertThat(redundantIn(chromium.replace("a=rtpmap:63 red/48000/2", "a=rtpmap:63 red/8000"))).isEqualTo(-1);
    }

    private static int redundantIn(String sdp) throws InvalidDescriptionException {
        return Objects.requireNonNull(Offer.parse(sdp).sections().getFirst().payloads()).redundant();
    }

    @Test
    void answersEachSectionInItsOrder() throws InvalidDescriptionException {
        var offer = Offer.parse(chromium + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:8\n");
        var answer = new Answer(
            new IceCredentials("fragment", "password"),
            offer.fingerprint(),
            new Candidates(
                List.of(new InetSocketAddress("127.0.0.1", 5000), new InetSocketAddress("::1", 5000)),
                List.of(new InetSocketAddress("127.0.0.1", 5001))
            ),
            false,
            Map.of("3", new Answer.SentTrack(-2, 7, "bob", "camera"))
        ).to(offer);

        var sections = answer.split("\r\nm=");
        assertThat(sections[0]).contains("a=ice-lite", "a=group:BUNDLE 0 1 2 3 4 5 6 7");
        assertThat(sections[1])
            .startsWith("audio 9 UDP/TLS/RTP/SAVPF 63 111\r\n")
            .contains("a=mid:0", "a=recvonly", "a=setup:passive")
            .contains("a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111", "a=fmtp:111 minptime=10;useinbandfec=1");
        assertThat(sections[2])
            .startsWith("video 9 UDP/TLS/RTP/SAVPF 96 97\r\n")
            .contains("a=simulcast:recv l;m;h", "a=rid:m recv", "a=fmtp:97 apt=96", "a=recvonly");
        assertThat(sections[3]).contains("a=inactive");
        assertThat(sections[4]).contains("a=sendonly", "a=msid:bob camera", "a=ssrc-group:FID 4294967294 7");
        assertThat(sections[9]).startsWith("application 0 ");
        assertThat(answer)
            .contains("127.0.0.1 5000 typ host", "0:0:0:0:0:0:0:1 5000 typ host")
            .containsPattern("a=candidate:3 1 tcp \\d+ 127.0.0.1 5001 typ host tcptype passive")
            .endsWith("\r\n");
    }

    /** As Chromium offers a camera with {@code scalabilityMode}. */
    private String scalable() {
        return chromium
            .replace("m=video 9 UDP/TLS/RTP/SAVPF 96 97 102", "m=video 9 UDP/TLS/RTP/SAVPF 98 99 96 97 102")
            .replaceAll("a=(rid:|simulcast:).*\n", "")
            .replace("a=extmap:13 urn:3gpp:video-orientation", "a=extmap:13 " + HeaderExtension.DEPENDENCIES.uri());
    }

    private static String answerTo(String offer, boolean scalable) throws InvalidDescriptionException {
        var read = Offer.parse(offer);
        var candidates = new Candidates(List.of(new InetSocketAddress("127.0.0.1", 9)), List.of());
        var sent = Map.of("3", new Answer.SentTrack(2, 7, "bob", "camera"));
        return new Answer(new IceCredentials("a", "b"), read.fingerprint(), candidates, scalable, sent).to(read);
    }

    @Test
    void takesScalableVideoWhereItIsWantedAndSendsBothKinds() throws InvalidDescriptionException {
        var offer = Offer.parse(scalable());
        assertThat(offer.mixesExtensions()).isTrue();
        assertThat(offer.sections().get(1).sendsScalable()).isTrue();
        assertThat(offer.repairTypes()).contains(97, 99);
        var sections = answerTo(scalable(), true).split("\r\nm=");
        assertThat(sections[0]).contains("a=extmap-allow-mixed");
        assertThat(sections[2])
            .startsWith("video 9 UDP/TLS/RTP/SAVPF 98 99\r\n")
            .contains("a=rtpmap:98 VP9/90000", "a=fmtp:99 apt=98", "a=rtcp-fb:98 nack pli", "a=recvonly")
            .contains("a=extmap:13 " + HeaderExtension.DEPENDENCIES.uri())
            .doesNotContain("simulcast", "VP8");
        assertThat(sections[4])
            .startsWith("video 9 UDP/TLS/RTP/SAVPF 96 97 98 99\r\n")
            .contains("a=sendonly")
            .doesNotContain(HeaderExtension.DEPENDENCIES.uri());
    }

    @Test
    void takesTheUsualVideoWhereScalableIsNotWantedOrNotDescribed() throws InvalidDescriptionException {
        assertThat(answerTo(scalable(), false)).doesNotContain("VP9", "allow-mixed", "dependency-descriptor");
        assertThat(Offer.parse(chromium).sections().get(1).sendsScalable()).isFalse();
        assertThat(answerTo(chromium, true).split("\r\nm=")[2])
            .startsWith("video 9 UDP/TLS/RTP/SAVPF 96 97\r\n")
            .contains("a=simulcast:recv l;m;h");
        var silent = scalable().replace(HeaderExtension.DEPENDENCIES.uri(), "urn:other");
        assertThat(answerTo(silent, true).split("\r\nm=")[2]).startsWith("video 9 UDP/TLS/RTP/SAVPF 96 97\r\n");
    }

    /** A browser that may not tell how a phone is held turns its pictures itself: so those of a recorded file stand upright too. */
    @Test
    void hasPhonesTurnTheirPicturesUpright() throws InvalidDescriptionException {
        assertThat(chromium).contains("urn:3gpp:video-orientation");
        assertThat(answerTo(chromium)).contains("a=simulcast:recv l;m;h").doesNotContain("video-orientation");
    }

    @Test
    void refusesWhatCannotBeAnswered() {
        assertRefused(chromium.replaceAll("a=ice-ufrag:.*\n", ""), "fragment");
        assertRefused(chromium.replaceAll("a=fingerprint:sha-256", "a=fingerprint:sha-1"), "fingerprint");
        assertRefused(chromium.replaceAll("a=mid:\\d", "a=mid:0"), "mids");
        assertRefused(chromium + "m=audio 9 UDP/TLS/RTP/SAVPF 111\n".repeat(300), "200 sections");
        assertRefused("", "fragment");
    }

    @Test
    void knowsFingerprintsOfAllSizesAndNoOthers() {
        assertThat(Fingerprint.parse("SHA-256 " + "ab:".repeat(31) + "AB")).isPresent();
        assertThat(Fingerprint.parse("sha-512 " + "AB:".repeat(63) + "AB")).isPresent();
        assertThat(Fingerprint.parse("sha-256 " + "AB:".repeat(30) + "AB")).isEmpty();
        assertThat(Fingerprint.parse("sha-256 nonsense")).isEmpty();
        assertThat(Fingerprint.parse("sha-256")).isEmpty();
        assertThat(Fingerprint.parse("md5 AB")).isEmpty();
    }

    @Test
    void refusesOrReadsWhateverComes() {
        var random = new Random(8829);
        var lines = chromium.lines().toList();
        for (int run = 0; run < 500; run++) {
            var changed = new StringBuilder();
            for (String line : lines) {
                int fate = random.nextInt(20);
                if (fate == 0) {
                    changed.append(line, 0, random.nextInt(line.length() + 1)).append('\n');
                } else if (fate == 1) {
                    changed.append(line.replace(' ', ':')).append('\n');
                } else if (fate > 2) {
                    changed.append(line).append('\n');
                }
            }
            try {
                Offer.parse(changed.toString());
            } catch (InvalidDescriptionException refused) {
                assertThat(refused).hasMessageStartingWith("it");
            } catch (RuntimeException escaped) {
                fail("for " + changed, escaped);
            }
        }
    }

    private static void assertRefused(String sdp, String reason) {
        assertThatThrownBy(() -> Offer.parse(sdp))
            .isInstanceOf(InvalidDescriptionException.class)
            .hasMessageContaining(reason);
    }

    private static String read(String name) {
        try (InputStream stream = Objects.requireNonNull(OfferTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
