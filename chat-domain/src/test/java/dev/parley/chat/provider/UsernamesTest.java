package dev.parley.chat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.auth.Accounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsernamesTest {

    @ParameterizedTest
    @CsvSource({
        "Alice, alice",
        "alice@example.org, alice",
        "José García, jose.garcia",
        "DOMAIN\\bob, domainbob",
        "-._carol, carol",
        "a-name-that-is-much-longer-than-a-user-name-may-be, a-name-that-is-much-long",
    })
    void followFromWhatSomebodyIsCalled(String name, String username) {
        assertThat(first(name)).isEqualTo(username);
    }

    @Test
    void takeTheNextNameWhereOneGivesNone() {
        assertThat(first("Анна", "a", "all", "", "anna.k@example.org")).isEqualTo("anna.k");
        assertThat(first("Анна")).isEqualTo("user");
        assertThat(first()).isEqualTo("user");
    }

    @Test
    void areFewAndAllPossible() {
        var all = Usernames.of(List.of("x".repeat(100_000)), () -> "abcdef").toList();
        assertThat(all).hasSizeLessThan(40);
        assertThat(all).startsWith("x".repeat(24), "x".repeat(24) + "2");
        all.forEach(Accounts::requireUsername);
    }

    private static String first(String... names) {
        return Usernames.of(List.of(names), () -> "abcdef")
            .findFirst()
            .orElseThrow();
    }
}
