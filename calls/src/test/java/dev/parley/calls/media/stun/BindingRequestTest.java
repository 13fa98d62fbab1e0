package dev.parley.calls.media.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingRequestTest {

    /** The sample request of RFC 5769, section 2.1. */
    private static final byte[] SAMPLE = HexFormat.of().parseHex(
        """
        000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74\
        002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020\
        000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf"""
    );
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    @Test
    void readsTheSampleOfTheSpecification() {
        var request = BindingRequest.read(ByteBuffer.wrap(SAMPLE)).orElseThrow();

        assertThat(request.receiverFragment()).isEqualTo("evtj");
        assertThat(request.senderFragment()).isEqualTo("h6vY");
        assertThat(request.controlled()).isTrue();
        assertThat(request.nominates()).isFalse();
        assertThat(request.unknown()).isEmpty();
        assertThat(request.isSignedWith(PASSWORD)).isTrue();
        assertThat(request.isSignedWith(PASSWORD + "x")).isFalse();
    }

    @Test
    void takesNoMessageThatIsCutOff() {
        for (int length = 0; length < SAMPLE.length; length++) {
            assertThat(BindingRequest.read(ByteBuffer.wrap(SAMPLE, 0, length)))
                .as("%d bytes", length)
                .isEmpty();
        }
    }

    @Test
    void takesNoMessageOfWhichAByteIsChanged() {
        for (int at = 0; at < SAMPLE.length; at++) {
            var changed = SAMPLE.clone();
            changed[at] ^= 0x40;
            var request = BindingRequest.read(ByteBuffer.wrap(changed));
            assertThat(request).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void staysCalmWhateverComes() {
        var random = new Random(5769);
        for (int run = 0; run < 20_000; run++) {
            var noise = run % 2 == 0 ? SAMPLE.clone() : new byte[random.nextInt(200)];
            for (int i = 0; i < 1 + random.nextInt(8) && noise.length > 0; i++) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            if (run % 2 == 1) {
                random.nextBytes(noise);
            }
            assertThatCode(() -> BindingRequest.read(ByteBuffer.wrap(noise))).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "192.0.2.1", "2001:db8:1234:5678:11:2233:4455:6677" })
    void answersWithTheAddressThatTheCheckCameFrom(String address) throws UnknownHostException {
        var request = BindingRequest.read(ByteBuffer.wrap(SAMPLE)).orElseThrow();
        var seenFrom = new InetSocketAddress(InetAddress.getByName(address), 32853);

        var answer = BindingResponse.success(request, seenFrom, PASSWORD);

        assertThat(answer.getShort(0)).isEqualTo((short) 0x0101);
        assertThat(Arrays.copyOfRange(answer.array(), 8, 20)).isEqualTo(Arrays.copyOfRange(SAMPLE, 8, 20));
        assertThat(mappedAddress(answer)).isEqualTo(seenFrom);
        assertSigned(answer);
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        var request = BindingRequest.read(
            TestChecks.check("a", "b", PASSWORD)
                .with(0x0042, new byte[4])
                .message()
        ).orElseThrow();

        assertThat(request.unknown()).containsExactly(0x0042);
        var answer = BindingResponse.unknownAttributes(request, PASSWORD);
        assertThat(answer.getShort(0)).isEqualTo((short) 0x0111);
        assertThat(answer.array()).containsSubsequence((byte) 4, (byte) 20, (byte) 0x00, (byte) 0x42);
        assertSigned(answer);
    }

    /** The sample's answer of RFC 5769, section 2.2, has this mapped address: 192.0.2.1 with port 32853. */
    @Test
    void masksTheAddressAsTheSpecificationDoes() throws UnknownHostException {
        var request = BindingRequest.read(ByteBuffer.wrap(SAMPLE)).orElseThrow();
        var answer = BindingResponse.success(
            request,
            new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32853),
            PASSWORD
        );

        assertThat(HexFormat.of().formatHex(answer.array(), 20, 32)).isEqualTo("002000080001a147e112a643");
    }

    private static void assertSigned(ByteBuffer answer) {
        int fingerprintAt = answer.limit() - 8;
        int integrityAt = fingerprintAt - 24;
        assertThat(answer.getShort(2)).isEqualTo((short) (answer.limit() - 20));
        assertThat(answer.getShort(integrityAt)).isEqualTo((short) StunAttribute.MESSAGE_INTEGRITY);
        assertThat(Integrity.isHmac(answer.array(), integrityAt, PASSWORD, integrityAt + 4)).isTrue();
        assertThat(answer.getInt(fingerprintAt + 4)).isEqualTo(Integrity.fingerprint(answer.array(), fingerprintAt));
    }

    private static InetSocketAddress mappedAddress(ByteBuffer answer) throws UnknownHostException {
        int length = answer.getShort(22) - 4;
        var ip = new byte[length];
        for (int i = 0; i < length; i++) {
            ip[i] = (byte) (answer.get(28 + i) ^ answer.get(4 + i));
        }
        int port = Short.toUnsignedInt((short) (answer.getShort(26) ^ 0x2112));
        return new InetSocketAddress(InetAddress.getByAddress(ip), port);
    }
}
