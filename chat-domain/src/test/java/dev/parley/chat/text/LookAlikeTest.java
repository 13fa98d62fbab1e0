package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikeTest {

    @ParameterizedTest
    @CsvSource({
        "alice, a1ice",
        "marta, rnarta",
        "bob, b0b",
        "anna.berg, anna_berg",
        "anna.berg, anna-berg",
        "anna.berg, anna..berg",
        "anna, anna_",
        "anna, anna.--",
        "l-1, 1.l",
    })
    void someNamesAreTakenForOneAnother(String one, String other) {
        assertThat(LookAlike.skeleton(one)).isEqualTo(LookAlike.skeleton(other));
    }

    @ParameterizedTest
    @CsvSource({ "anna, ana", "anna.b, annab", "user-1, user-11", "bob, rob", "bob1, bob2" })
    void othersAreNot(String one, String other) {
        assertThat(LookAlike.skeleton(one)).isNotEqualTo(LookAlike.skeleton(other));
    }
}
