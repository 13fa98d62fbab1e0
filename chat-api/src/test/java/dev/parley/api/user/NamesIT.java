package dev.parley.api.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and chats may be called, and how they are found by it. */
class NamesIT {

    private final TestUser anna = Node.first().newUser();
    private final String mark = "q" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 6);

    @ParameterizedTest
    @ValueSource(strings = { "\u200B", "\u3164", "\u2800", "\u00AD", "\u0301", "\u115F\u1160" })
    void refusesANameOrATitleThatCannotBeSeen(String unseen) {
        var renamed = anna.rest().put("/api/me/name", "{\"displayName\": \"" + unseen + "\"}");
        assertThat(register(mark, unseen).code()).isEqualTo("TEXT_INVISIBLE");
        var group = group(unseen, "");
        assertThat(group.code()).isEqualTo("TEXT_INVISIBLE");
        assertThat(group.body().path("details").has("title")).isTrue();
        assertThat(group("Choir", unseen).code()).isEqualTo("TEXT_INVISIBLE");
        assertThat(renamed.code()).isEqualTo("TEXT_INVISIBLE");
    }

    @Test
    void refusesControlCharactersAndPiledMarks() {
        assertThat(group("a\\u0000b", "").code()).isEqualTo("TEXT_UNREADABLE");
        assertThat(group("Zalgo" + "\u0301".repeat(40), "").code()).isEqualTo("TEXT_UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a<b", "List<String>", "&copy; &amp;", "<b>x</b>", "{{x}}" })
    void keepsATitleAsWritten(String title) {
        assertThat(group(title, "").body().path("title").asString()).isEqualTo(title);
    }

    @Test
    void oneOfManyWhoLookAlikeGetsTheName() {
        var alike = List.of("l1", "1l", "ll", "11", "l1_", "1l-.");
        var rush = new Rush();
        alike.forEach(name -> rush.add(() -> register(mark + name, "Alike")));
        assertThat(
            rush
                .run()
                .stream()
                .map(answer -> answer.status() == 201 ? "first" : answer.code())
        )
            .containsOnlyOnce("first")
            .allMatch(each -> each.equals("first") || each.equals("USERNAME_CONFUSABLE"));
        assertThat(register(mark + "ll__", "Alike").code()).isEqualTo("USERNAME_CONFUSABLE");
        assertThat(register("a11", "Everybody").code()).isEqualTo("INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "Andr\u00E9|andre",
            "\u0639\u0644\u064A|\u0639\u0644\u06CC",
            "Stra\u00DFer|strasser",
            "\u0401\u043B\u043A\u0438\u043D\u0430|\u0435\u043B\u043A\u0438\u043D\u0430",
            "\u0141\u00F3d\u017A|lodz",
            "O\u2019Neil|o'neil",
        }
    )
    void findsPeopleHoweverTheirNamesAreTyped(String names) {
        String name = names.substring(0, names.indexOf('|'));
        String typed = names.substring(names.indexOf('|') + 1);
        assertThat(register(mark, "Dr. " + name + " " + mark).status()).isEqualTo(201);
        var found = anna.rest().get("/api/users?query=" + URLEncoder.encode(typed + " " + mark, UTF_8));
        assertThat(found.body().path("users").path(0).path("username").asString()).isEqualTo(mark);
    }

    private Rest.Answer register(String username, String displayName) {
        return new Rest(Node.first()).post(
            "/api/auth/register",
            """
            {"username": "%s", "displayName": "%s", "password": "%s"}""".formatted(
                username,
                displayName,
                TestUser.PASSWORD
            )
        );
    }

    private Rest.Answer group(String title, String description) {
        return anna.rest().post(
            "/api/chats",
            """
            {"type": "group", "title": "%s", "description": "%s", "memberIds": []}""".formatted(title, description)
        );
    }
}
