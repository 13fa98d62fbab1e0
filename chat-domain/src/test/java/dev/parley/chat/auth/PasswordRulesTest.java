package dev.parley.chat.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
        strings = {
            "password",
            "PASSWORD",
            "Password1",
            "p@ssw0rd",
            "12345678",
            "87654321",
            "11111111",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "qwertyuiop",
            "1q2w3e4r",
            "iloveyou",
            "letmein1",
            "changeme",
            "passwort",
            "abcdefgh",
        }
    )
    void refusesWhatGuessersTryEarly(String password) {
        assertRefused(password, List.of(), ErrorCode.PASSWORD_TOO_COMMON);
    }

    @Test
    void refusesTheUsersOwnNames() {
        assertRefused("olga.petrova", List.of("olga.petrova", "Ольга"), ErrorCode.PASSWORD_TOO_COMMON);
        assertRefused("olga.petrova1", List.of("olga.petrova", "Ольга"), ErrorCode.PASSWORD_TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = { "parley12", "parleyparley", "P4rley123" })
    void refusesTheNameOfTheService(String password) {
        assertRefused(password, List.of(), ErrorCode.PASSWORD_TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = { "short", "", "1234567" })
    void refusesWhatIsTooShort(String password) {
        assertRefused(password, List.of(), ErrorCode.INVALID_REQUEST);
    }

    @Test
    void countsCharactersNotUnits() {
        assertThatNoException().isThrownBy(() -> rules.requireGood("password", "🦊🐻🦁🐸🦉🐙🦀🐝", List.of()));
        assertRefused("🦊🐻🦁🐸", List.of(), ErrorCode.INVALID_REQUEST);
        assertRefused("x".repeat(129), List.of(), ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "correct horse battery", "long enough", "parley-demo", "jerome8712", "мой длинный пароль" }
    )
    void takesOthers(String password) {
        assertThatNoException().isThrownBy(() ->
            rules.requireGood("password", password, List.of("alice", "Alice Demo"))
        );
    }

    @Test
    void takesTheSameLettersForTheSamePassword() {
        assertThat(PasswordRules.normalised("cafe\u0301 noir")).isEqualTo(PasswordRules.normalised("caf\u00e9 noir"));
    }

    private void assertRefused(String password, List<String> names, ErrorCode code) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> rules.requireGood("password", password, names))
            .extracting(ParleyException::code)
            .isEqualTo(code);
    }
}
