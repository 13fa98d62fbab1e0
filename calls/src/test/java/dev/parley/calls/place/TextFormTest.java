package dev.parley.calls.place;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.ANN_AND_BOB;
import static dev.parley.calls.People.GROUP;
import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {

    private static final Person GUEST = new Person.Guest(new GuestId(id("1")));

    static Stream<Person> people() {
        return Stream.of(ANN, GUEST);
    }

    static Stream<CallPlace> places() {
        return Stream.of(
            GROUP,
            ANN_AND_BOB,
            new CallPlace.Meeting(new MeetingId(id("1"))),
            new CallPlace.Room(new RoomId(id("1")))
        );
    }

    @ParameterizedTest
    @MethodSource("people")
    void readsThePersonThatItWrites(Person person) {
        assertThat(Person.parse(person.toString())).isEqualTo(person);
    }

    @ParameterizedTest
    @MethodSource("places")
    void readsThePlaceThatItWrites(CallPlace place) {
        assertThat(CallPlace.parse(place.toString())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "g_", "m_", "g_x", "m_x", "r_", "r_x", "x", "g_g_00000000000000000000000001" })
    void refusesWhatItDoesNotWrite(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Person.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> CallPlace.parse(text));
    }

    @Test
    void takesNoGuestForTheUserWithTheSameId() {
        assertThat(Person.parse("g_" + ANN)).isNotEqualTo(ANN);
        assertThat(Person.usersAmong(people().toList())).containsExactly(ANN.userId().orElseThrow());
    }
}
