package dev.parley.chat.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** Of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    /** The last six digits of the eight that RFC 6238, appendix B, gives for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void givesTheCodesOfTheStandard(long seconds, String code) {
        var time = Instant.ofEpochSecond(seconds);
        assertThat(Totp.code(SECRET, Totp.stepAt(time))).isEqualTo(code);
        assertThat(Totp.stepOf(SECRET, code, time)).isEqualTo(OptionalLong.of(Totp.stepAt(time)));
    }

    @ParameterizedTest
    @CsvSource({ "-2, false", "-1, true", "0, true", "1, true", "2, false" })
    void takesAClockThatIsOffByOneStep(int steps, boolean taken) {
        long step = Totp.stepAt(NOW) + steps;
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step), NOW)).isEqualTo(
            taken ? OptionalLong.of(step) : OptionalLong.empty()
        );
    }

    @ParameterizedTest
    @CsvSource({ "'', false", "12345, false", "1234567, false", "12345a, false", "١٢٣٤٥٦, false", "012345, true" })
    void knowsACodeByItsSixDigits(String text, boolean is) {
        assertThat(Totp.looksLikeOne(text)).isEqualTo(is);
    }

    @Test
    void readsTheDigitsOfAnyScriptAndNoSpaces() {
        assertThat(CodeCheck.plain(" ۱۲۳ ٤٥٦ ")).isEqualTo("123456");
        assertThat(CodeCheck.plain("abcd-efgh")).isEqualTo("abcd-efgh");
    }

    @Test
    void takesNoOtherCode() {
        assertThat(Totp.stepOf(SECRET, "000000", NOW)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "", NOW)).isEmpty();
    }
}
