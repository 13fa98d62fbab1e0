package dev.parley.chat.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {

    private static final ApiKeyId ID = new ApiKeyId("01jdqt6m3v8n2k5x7c9b4f0a1e");

    private final SecureRandom random = new SecureRandom();
    private final ApiKeyText text = ApiKeyText.random(ID, random);

    @Test
    void isReadAsItWasShown() {
        assertThat(text.reveal()).matches("parley_" + ID + "_[A-Za-z0-9_-]{43}");
        assertThat(ApiKeyText.parse(text.reveal())).hasValue(text);
    }

    @Test
    void hasAnotherSecretEachTime() {
        assertThat(ApiKeyText.random(ID, random).secret()).isNotEqualTo(text.secret());
    }

    /** FIPS 180-4: the hash of "abc". */
    @Test
    void keepsTheSha256OfTheSecret() {
        assertThat(new ApiKeyText(ID, "abc").hash()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void isKnownByItsHashAndNoOtherIs() {
        assertThat(text.hasHash(text.hash())).isTrue();
        assertThat(ApiKeyText.random(ID, random).hasHash(text.hash())).isFalse();
    }

    @Test
    void showsItsSecretToNoLog() {
        assertThat(text.toString()).contains(ID.value()).doesNotContain(text.secret());
        assertThat(text.hash()).doesNotContain(text.secret());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "parley_",
            "parley_01jdqt6m3v8n2k5x7c9b4f0a1e",
            "parley_01jdqt6m3v8n2k5x7c9b4f0a1e_",
            "parley_01jdqt6m3v8n2k5x7c9b4f0a1e_short",
            "PARLEY_01jdqt6m3v8n2k5x7c9b4f0a1e_0123456789012345678901234567890123456789012",
            "parley_01jdqt6m3v8n2k5x7c9b4f0a1e_01234567890123456789012345678901234567890123",
            "parley_zzzzzzzzzzzzzzzzzzzzzzzzzz_0123456789012345678901234567890123456789012",
            "parley_01jdqt6m3v8n2k5x7c9b4f0a1e_012345678901234567890123456789012345678901.",
            " parley_01jdqt6m3v8n2k5x7c9b4f0a1e_0123456789012345678901234567890123456789012",
        }
    )
    void takesNothingElseForAKey(String token) {
        assertThat(ApiKeyText.parse(token)).isEmpty();
    }
}
