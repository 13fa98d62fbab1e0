package dev.parley.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.presence.PresenceState;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.user.FoldedNames;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Finding people, by their names and by whether they are there. */
class UserSearchIT {

    private final TestUser anna = Node.first().newUser();

    @ParameterizedTest
    @ValueSource(strings = { "query=%00", "query=a%00b", "query=a&cursor=%00", "query=a&online=perhaps" })
    void refusesWhatCannotBeSearched(String query) {
        var answer = anna.rest().get("/api/users?" + query);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void refusesAQueryThatIsNoName() {
        assertThat(
            anna
                .rest()
                .get("/api/users?query=" + "x".repeat(201))
                .code()
        ).isEqualTo("INVALID_REQUEST");
        assertThat(anna.rest().get("/api/users?query=%5CE.*").body().path("users").isEmpty()).isTrue();
    }

    @Test
    void findsByPlainLettersAlsoWhomAnEarlierVersionHasKept() {
        String word = "q" + Node.first().bean(IdGenerator.class).next();
        var userId = newUser("Ɗan Ƙ" + word);
        assertThat(found("k" + word)).containsExactly(userId.value());
        var earlier = Updates.set("words", List.of("ɗan ƙ" + word, "ƙ" + word));
        var users = Node.first().bean(MongoTemplate.class).getCollection("users");
        users.updateOne(Filters.eq("_id", userId.value()), earlier);
        assertThat(found("k" + word)).isEmpty();

        Node.second().bean(FoldedNames.class).renew();
        assertThat(found("k" + word)).containsExactly(userId.value());
        assertThat(found("dan k" + word)).containsExactly(userId.value());
    }

    private List<String> found(String query) {
        return anna
            .rest()
            .get("/api/users?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
            .body()
            .path("users")
            .findValuesAsString("id");
    }

    @Test
    void tellsOfStrangersWhetherTheyAreThereAndNotSince() {
        var stranger = Node.second().newUser();
        assertThat(state(stranger)).isEqualTo("offline");
        try (var socket = stranger.connect()) {
            awaitPresent(stranger.id());
            assertThat(state(stranger)).isEqualTo("online");
            var found = anna
                .rest()
                .get("/api/users?query=" + stranger.username())
                .body();
            assertThat(found.path("presence").path(0).path("lastSeenAt").isNull()).isTrue();
            assertThat(socket.received(SessionEvent.Failed.class)).isEmpty();
        }
    }

    @Test
    void findsThoseWhoAreThereInPages() {
        var here = new ArrayList<String>();
        var states = new HashMap<UserId, PresenceState>();
        for (int i = 0; i < 50; i++) {
            var userId = newUser("Onlooker" + i);
            if (i % 2 == 0) {
                here.add(userId.value());
                states.put(userId, i % 4 == 0 ? PresenceState.ONLINE : PresenceState.AWAY);
            }
        }
        var presences = Node.second().bean(Presences.class);
        presences.renew("a-node-of-this-test");
        presences.report("a-node-of-this-test", states);

        var found = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        for (String cursor = ""; cursor != null; ) {
            var page = online("Onlooker", cursor).body();
            var ids = page
                .path("users")
                .values()
                .stream()
                .map(user -> user.path("id").asString())
                .toList();
            found.addAll(ids);
            sizes.add(ids.size());
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(sizes).containsExactly(20, 5);
        assertThat(found).containsExactlyInAnyOrderElementsOf(here);
        presences.leave("a-node-of-this-test", Duration.ZERO);
    }

    private Rest.Answer online(String query, String cursor) {
        String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        return anna.rest().get("/api/users?online=true&query=" + query + from);
    }

    private String state(TestUser user) {
        var found = anna
            .rest()
            .get("/api/users?query=" + user.username())
            .body();
        return found
            .path("presence")
            .values()
            .stream()
            .filter(presence -> presence.path("userId").asString().equals(user.id().value()))
            .map(presence -> presence.path("state").asString())
            .findFirst()
            .orElseThrow();
    }

    private void awaitPresent(UserId userId) {
        var presences = Node.first().bean(Presences.class);
        while (presences.seenBy(anna.id(), List.of(userId)).getFirst().state() != PresenceState.ONLINE) {
            Thread.onSpinWait();
        }
    }

    private static UserId newUser(String name) {
        var id = new UserId(Node.first().bean(IdGenerator.class).next());
        var user = new User(id, "looks-" + id.value().substring(8), name, Instant.EPOCH);
        Node.first().bean(Users.class).add(user, "-");
        return id;
    }
}
