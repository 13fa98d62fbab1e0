package dev.parley.calls.media.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StunAnswerTest {

    private static final byte[] TRANSACTION = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };

    /** An error 401 with the realm "ab" and the nonce "cd". */
    private static final byte[] CHALLENGE = ByteBuffer.allocate(44)
        .putShort((short) 0x0113)
        .putShort((short) 24)
        .putInt(0x2112A442)
        .put(TRANSACTION)
        .putInt(0x0009_0004)
        .putInt(0x0000_0401)
        .putInt(0x0014_0002)
        .putInt(0x6162_0000)
        .putInt(0x0015_0002)
        .putInt(0x6364_0000)
        .array();

    @Test
    void readsARefusal() {
        var answer = StunAnswer.read(ByteBuffer.wrap(CHALLENGE), TRANSACTION).orElseThrow();

        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.errorCode()).isEqualTo(401);
        assertThat(answer.realm()).isEqualTo("ab");
        assertThat(answer.nonce()).containsExactly('c', 'd');
    }

    @Test
    void readsNothingButTheAnswerToItsRequest() {
        assertThat(StunAnswer.read(ByteBuffer.wrap(CHALLENGE), new byte[12])).isEmpty();
        assertThat(StunAnswer.read(StunRequest.allocate(TRANSACTION), TRANSACTION)).isEmpty();
        assertThat(StunAnswer.read(ByteBuffer.allocate(0), TRANSACTION)).isEmpty();
    }

    @Test
    void noBytesMakeItFail() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var bytes = CHALLENGE.clone();
            for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
                bytes[20 + random.nextInt(bytes.length - 20)] = (byte) random.nextInt();
            }
            var length = random.nextBoolean() ? bytes.length : 4 * random.nextInt(bytes.length / 4 + 1);
            StunAnswer.read(ByteBuffer.wrap(bytes, 0, length), TRANSACTION).ifPresent(answer ->
                assertThat(answer.errorCode()).isBetween(1, 799)
            );
        }
    }
}
