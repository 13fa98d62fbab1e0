package dev.parley.e2e.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

    private static final long TIME = 0x0123_4567_89ab_cdefL;

    @Test
    void hasATextOfTheSameLengthForAll() {
        var frame = filled("<text>", TIME, 0);

        assertThat(frame).hasSize(MessageTemplate.CHARACTERS).startsWith("~T0123456789abcdefthe quick");
    }

    @Test
    void hasItsNumberWhereverItIsNeeded() {
        assertThat(filled("{\"id\":\"<serial>\",\"clientId\":\"<serial>\"}", TIME, 255)).isEqualTo(
            "{\"id\":\"00000000000000ff\",\"clientId\":\"00000000000000ff\"}"
        );
    }

    @Test
    void letsTheTimeBeReadWhereverItStands() {
        var frame = bytes("42[\"message\",{\"text\":\"<text>\"}]", TIME, 0);

        int at = Stamp.find(frame, 0, frame.length);

        assertThat(Stamp.read(frame, at)).isEqualTo(TIME);
    }

    @Test
    void readsATimeBeforeTheClocksBeginning() {
        var frame = bytes("<text>", -TIME, 0);

        assertThat(Stamp.read(frame, 0)).isEqualTo(-TIME);
    }

    @Test
    void findsNoTimeWhereNoneIsWhole() {
        var frame = bytes("<text>", TIME, 0);

        assertThat(Stamp.find(frame, 1, frame.length)).isEqualTo(-1);
        assertThat(Stamp.find(frame, 0, Stamp.LENGTH - 1)).isEqualTo(-1);
    }

    private static String filled(String frame, long time, long serial) {
        return new String(bytes(frame, time, serial), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String frame, long time, long serial) {
        return MessageTemplate.of(frame).filled(time, serial);
    }
}
