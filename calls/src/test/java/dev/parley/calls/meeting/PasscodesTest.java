package dev.parley.calls.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.calls.People;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.auth.Signer;
import dev.parley.chat.error.ParleyException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodesTest {

    private static final MeetingId MEETING = new MeetingId(People.id("e1"));
    private static final MeetingId OTHER = new MeetingId(People.id("e2"));

    private final Passcodes passcodes = new Passcodes(new Signer(new byte[32]));

    @Test
    void knowsTheRightOneOfItsMeetingOnly() {
        String kept = Objects.requireNonNull(passcodes.keep(MEETING, "4711"));
        assertThat(kept).doesNotContain("4711");
        assertThat(passcodes.isRight(MEETING, kept, "4711")).isTrue();
        assertThat(passcodes.isRight(MEETING, kept, "4712")).isFalse();
        assertThat(passcodes.isRight(MEETING, kept, "")).isFalse();
        assertThat(passcodes.isRight(OTHER, kept, "4711")).isFalse();
    }

    @Test
    void takesLettersInWhicheverWayTheyAreComposed() {
        String kept = Objects.requireNonNull(passcodes.keep(MEETING, "caf\u00e9"));
        assertThat(passcodes.isRight(MEETING, kept, "cafe\u0301")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "123", "123456789012345678901234567890123", "12\u0000345" })
    void refusesOthers(String passcode) {
        assertThatExceptionOfType(ParleyException.class).isThrownBy(() -> passcodes.keep(MEETING, passcode));
    }
}
