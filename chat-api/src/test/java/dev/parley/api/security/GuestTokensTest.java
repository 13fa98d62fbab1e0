package dev.parley.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.auth.Signer;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the token of a guest is good for. */
class GuestTokensTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final GuestId GUEST = new GuestId("01m7y4h1twv73jrc2s4qg5g2as");
    private static final CallPlace MEETING = new CallPlace.Meeting(new MeetingId("01m7y5b1d4r7f9s0t1v2w3x4y5"));

    private final GuestTokens tokens = at(NOW, "a secret of the tests, 32 bytes and more");
    private final String token = tokens.issue(GUEST, MEETING, "Анна").token();

    @Test
    void saysWhoTheGuestIsAndWhere() {
        var guest = tokens.verify(token);
        assertThat(guest).isEqualTo(new GuestLogin(GUEST, MEETING, "Анна", NOW.plus(Duration.ofMinutes(15))));
        assertThat(guest.person()).isEqualTo(new Person.Guest(GUEST));
        assertThat(GuestTokens.looksLikeOne(token)).isTrue();
    }

    @Test
    void keepsANameOfSeveralLinesInItsPlace() {
        var guest = tokens.verify(tokens.issue(GUEST, MEETING, "a\nm_x\n9\nb").token());
        assertThat(guest.place()).isEqualTo(MEETING);
        assertThat(guest.name()).isEqualTo("a\nm_x\n9\nb");
    }

    @Test
    void ends() {
        assertRefused(
            at(NOW.plus(Duration.ofMinutes(15)), "a secret of the tests, 32 bytes and more"),
            token,
            ErrorCode.TOKEN_EXPIRED
        );
    }

    @Test
    void isWorthlessUnderAnotherSecret() {
        assertRefused(at(NOW, "another secret of the tests, 32 bytes"), token, ErrorCode.TOKEN_INVALID);
    }

    @Test
    void cannotBeRewritten() {
        String[] parts = token.split("\\.");
        String claim = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String longer = claim.replace("\n1900000\n", "\n9900000\n");
        assertThat(longer).isNotEqualTo(claim);
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(longer.getBytes(StandardCharsets.UTF_8));
        assertRefused(tokens, "guest." + forged + "." + parts[2], ErrorCode.TOKEN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "guest.",
            "guest..",
            "guest.YQ",
            "guest.YQ.YQ",
            "guest.*.*",
            "guest.YQ.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        }
    )
    void refusesWhatIsNone(String text) {
        assertRefused(tokens, text, ErrorCode.TOKEN_INVALID);
    }

    private static void assertRefused(GuestTokens by, String text, ErrorCode code) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> by.verify(text))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static GuestTokens at(Instant now, String secret) {
        return new GuestTokens(new Signer(secret.getBytes(StandardCharsets.UTF_8)), Clock.fixed(now, ZoneOffset.UTC));
    }
}
