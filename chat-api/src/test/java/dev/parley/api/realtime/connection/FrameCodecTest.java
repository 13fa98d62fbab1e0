package dev.parley.api.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.realtime.connection.FrameCodec.Decoded;
import dev.parley.chat.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with a frame is told in the protocol's words, by the path of the field. */
class FrameCodecTest {

    private static final String CHAT = "\"chatId\":\"01m7y4h3xb53xn5xcnam4hzc7j\"";

    private final FrameCodec codec = new FrameCodec();

    @Test
    void namesTheFieldAndWhatIsWrongWithIt() {
        assertRefused("nonsense", "frame", "is not valid JSON, or has a field twice");
        assertRefused("{\"id\":\"1\",\"id\":\"2\"}", "frame", "is not valid JSON, or has a field twice");
        assertRefused("[".repeat(100_000), null, "is nested too deeply, or has too long a name or number");
        assertRefused(frame("chat.catchUp", CHAT), "after", "is missing or of the wrong type");
        assertRefused(frame("chat.catchUp", CHAT, "\"after\":null"), "after", "must not be null");
        assertRefused(frame("chat.catchUp", CHAT, "\"after\":1,\"more\":1"), "more", "is unknown");
        assertRefused(frame("chat.catchUp", CHAT, "\"after\":1e999999999"), "after", null);
        assertRefused(frame("chat.catchUp", "\"chatId\":\"x\"", "\"after\":1"), "chatId", "is not valid");
        assertRefused(
            frame("message.forward", CHAT, "\"seq\":1,\"targets\":[{\"chatId\":\"x\",\"clientId\":\"c\"}]"),
            "targets[0].chatId",
            "is not valid"
        );
    }

    private static String frame(String type, String... fields) {
        return "{\"type\":\"" + type + "\",\"id\":\"1\"," + String.join(",", fields) + "}";
    }

    private void assertRefused(String text, @Nullable String field, @Nullable String why) {
        var refused = (Decoded.Refused) codec.decode(text);
        assertThat(refused.code()).as(text).isEqualTo(ErrorCode.INVALID_FRAME);
        if (field == null) {
            assertThat(refused.details().values()).singleElement().isEqualTo(why);
        } else if (why == null) {
            assertThat(refused.details()).containsOnlyKeys(field);
        } else {
            assertThat(refused.details()).as(text).isEqualTo(Map.of(field, why));
        }
        assertThat(refused.details().toString()).doesNotContain("tools.", "java.", "dev.parley", "line");
    }
}
