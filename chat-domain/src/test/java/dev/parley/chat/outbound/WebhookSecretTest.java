package dev.parley.chat.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The example of the specification's libraries. */
    @Test
    void signsAsTheLibrariesOfStandardWebhooksDo() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(
            secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                utf8("{\"test\": 2432232314}")
            )
        ).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anotherIdTimeBodyOrKeyIsAnotherSignature() {
        var random = new SecureRandom();
        var secret = WebhookSecret.random(random);
        var at = Instant.ofEpochSecond(1_700_000_000);
        String signature = secret.sign("a", at, utf8("{}"));
        assertThat(secret.sign("a", at.plusMillis(999), utf8("{}"))).isEqualTo(signature);
        assertThat(secret.sign("b", at, utf8("{}"))).isNotEqualTo(signature);
        assertThat(secret.sign("a", at.plusSeconds(1), utf8("{}"))).isNotEqualTo(signature);
        assertThat(secret.sign("a", at, utf8("{} "))).isNotEqualTo(signature);
        assertThat(WebhookSecret.random(random).sign("a", at, utf8("{}"))).isNotEqualTo(signature);
    }

    @Test
    void aNewOneHas256BitsAndIsTakenBack() {
        var secret = WebhookSecret.random(new SecureRandom());
        assertThat(secret.value()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(new WebhookSecret(secret.value())).isEqualTo(secret);
        assertThat(secret.toString()).doesNotContain(secret.value().substring(6));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!!!!" })
    void refusesWhatIsNoSecret(String text) {
        assertThatThrownBy(() -> new WebhookSecret(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
