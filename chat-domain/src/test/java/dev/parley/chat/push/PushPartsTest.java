package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.interaso.webpush.WebPush.Urgency;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.ShownText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushPartsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String FAMILY = "👩‍👩‍👧‍👦";

    @ParameterizedTest
    @CsvSource(
        nullValues = "none",
        value = {
            "0, none, 5",
            "1, none, 15",
            "3, none, 135",
            "40, none, 3600",
            "0, 120, 120",
            "0, 1, 5",
            "0, 86400, 3600",
            "0, 'Sat, 21 Nov 2026 09:02:00 GMT', 120",
            "0, soon, 5",
            "0, 99999999999999999999, 5",
        }
    )
    void waitsAsLongAsAskedAndLongerEachTime(int failures, String asked, long seconds) {
        assertThat(RetryAfter.until(NOW, failures, asked)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void cutsBetweenCharactersAsPeopleSeeThem() {
        int bytes = FAMILY.getBytes(StandardCharsets.UTF_8).length;
        assertThat(ShownText.cut(FAMILY.repeat(3), 2 * bytes + 3)).isEqualTo(FAMILY.repeat(2));
        assertThat(ShownText.cut("short", 5)).isEqualTo("short");
        assertThat(ShownText.cut("e\u0301".repeat(2), 5)).isEqualTo("e\u0301");
    }

    @Test
    void neverOpensASpoilerByCuttingItsEnd() {
        assertThat(ShownText.cutMessage("a ||secret|| " + "b".repeat(50), 30)).startsWith("a ||secret|| b");
        assertThat(ShownText.cutMessage("a ||" + "secret".repeat(50) + "||", 30)).isEqualTo("a ");
    }

    @Test
    void hasTheSameKeysWheneverItHasTheSameSecret() {
        var secret = "of this installation alone, 32 bytes".getBytes(StandardCharsets.UTF_8);
        var key = new PushIdentity(secret).publicKey();
        assertThat(new PushIdentity(secret.clone()).publicKey()).isEqualTo(key);
        assertThat(Base64.getUrlDecoder().decode(key)).hasSize(65).startsWith(4);
        secret[0]++;
        assertThat(new PushIdentity(secret).publicKey()).isNotEqualTo(key);
    }

    @Test
    void takesNoKeyThatIsNone() {
        var point = new PushIdentity(new byte[32]).publicKey();
        var auth = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(new byte[16]);
        assertThat(new PushKeys(point, auth).publicKey()).hasSize(65);
        var beside = "BA" + "A".repeat(85);
        for (var keys : new String[][] { { beside, auth }, { auth, auth }, { point, point }, { "?", auth } }) {
            assertThatThrownBy(() -> new PushKeys(keys[0], keys[1])).isInstanceOf(ParleyException.class);
        }
    }

    @Test
    void isNeverLongerThanAPushServiceTakes() {
        var notice = new PushNotice(
            new Document("text", "x".repeat(4_000)),
            PushNotice.topic("chat"),
            Duration.ofDays(1),
            Urgency.Normal
        );
        assertThatThrownBy(notice::bytes).isInstanceOf(IllegalStateException.class);
        assertThat(PushNotice.topic("chat")).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(PushNotice.topic("other"));
    }
}
