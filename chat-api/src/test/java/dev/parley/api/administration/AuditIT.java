package dev.parley.api.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.ChatLog;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The audit log. */
class AuditIT {

    private static final String NEXT = "staple gun and horse";

    private static final Node NODE = Node.first();

    private final TestUser administrator = NODE.newAdministrator();
    private final TestUser user = NODE.registerUser();

    @Test
    void tellsWhatHasHappenedTheLatestFirst() {
        logIn(user.username(), "a wrong secret");
        logIn(user.username(), TestUser.PASSWORD);
        var key = user
            .rest()
            .post(
                "/api/me/api-keys",
                "{\"name\": \"Secret name\", \"scopes\": [\"readChats\"], \"expiresInSeconds\": null}"
            );
        user.rest().delete("/api/me/api-keys/" + key.body().path("key").path("id").asString());
        user.rest().put(
            "/api/me/password",
            "{\"password\": \"%s\", \"newPassword\": \"%s\"}".formatted(TestUser.PASSWORD, NEXT)
        );
        put("/lock", "{\"locked\": true}");
        logIn(user.username(), NEXT);
        put("/lock", "{\"locked\": false}");
        put("/administrator", "{\"administrator\": true}");
        put("/administrator", "{\"administrator\": false}");
        administrator.rest().post("/api/admin/people/" + user.id() + "/end-logins", "");

        var page = administrator.rest().get("/api/admin/audit?person=" + user.id());
        assertThat(kinds(page.body())).containsExactly(
            "loginsEnded",
            "administratorDismissed",
            "administratorMade",
            "accountUnlocked",
            "loginFailed",
            "accountLocked",
            "passwordChanged",
            "apiKeyRevoked",
            "apiKeyMade",
            "loggedIn",
            "loginFailed",
            "registered"
        );
        assertThat(page.raw().body()).doesNotContain(
            "a wrong secret",
            TestUser.PASSWORD,
            NEXT,
            "Secret name",
            key.body().path("text").asString()
        );
        var locked = page.body().path("entries").path(5);
        assertThat(locked.path("actor").asString()).isEqualTo(administrator.id().value());
        assertThat(page.body().path("users").toString()).contains(administrator.username(), user.username());
        var failed = page.body().path("entries").path(4);
        assertThat(failed.path("details").path("why").asString()).isEqualTo("locked");
        assertThat(failed.path("address").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void keepsNoUserNameThatNobodyHas() {
        logIn("mistyped-secret", "whatever it is");
        // Other suites move the clock: what is later than now is theirs.
        Instant soon = NODE.clock().instant().plusSeconds(1);
        var latest = administrator.rest().get("/api/admin/audit?kind=loginFailed&until=" + soon);
        assertThat(latest.body().path("entries").path(0).path("person").isNull()).isTrue();
        assertThat(latest.raw().body()).doesNotContain("mistyped-secret");
    }

    @Test
    void tellsOnceWhatIsDoneToTheMembersOfAChat() {
        var owner = NODE.registerUser();
        var chat = owner.createGroup("Plans");
        var members = "/api/chats/" + chat + "/members";
        var of = members + "/" + user.id();
        owner.rest().post(members, "{\"userIds\": [\"" + user.id() + "\"]}");
        owner.rest().put(of + "/role", "{\"role\": \"admin\"}");
        owner.rest().put(of + "/time-out", "{\"minutes\": 5, \"reason\": \"calm down\"}");
        owner.rest().delete(of + "/time-out");
        owner.rest().put("/api/chats/" + chat + "/owner", "{\"userId\": \"" + user.id() + "\"}");
        user.rest().delete(members + "/" + owner.id());
        var events = NODE.bean(ChatLog.class).read(chat, 1, 100);
        // It follows the log by itself as well: this is again what it has done, or will do.
        consumer().handle(List.of(new Batch(chat, events)));
        consumer().handle(List.of(new Batch(chat, events)));

        String about = "&from=" + events.getFirst().at();
        var told = administrator.rest().get("/api/admin/audit?person=" + user.id() + "&actor=" + owner.id() + about);
        assertThat(kinds(told.body())).containsExactly(
            "ownershipTransferred",
            "sanctionsChanged",
            "sanctionsChanged",
            "roleChanged",
            "memberAdded"
        );
        var entries = told.body().path("entries");
        assertThat(entries.path(3).at("/details/role").asString()).isEqualTo("admin");
        assertThat(entries.path(0).at("/details/chatId").asString()).isEqualTo(chat.value());
        assertThat(entries.path(2).at("/details/what").asString()).isEqualTo("timedOut");
        assertThat(entries.path(1).at("/details/what").asString()).isEqualTo("timeOutEnded");
        assertThat(entries.path(2).path("details").has("timedOutUntil")).isTrue();
        assertThat(entries.path(1).path("details").has("timedOutUntil")).isFalse();
        assertThat(find("actor=" + user.id() + "&person=" + owner.id())).containsExactly("memberRemoved");
        assertThat(told.raw().body()).doesNotContain("calm down", "Plans");
    }

    @Test
    void tellsABanThatWasLiftedFromATimeOutThatHasEnded() {
        var owner = NODE.registerUser();
        var chat = owner.createGroup("Plans");
        owner.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + user.id() + "\"]}");
        var ban = "/api/chats/" + chat + "/bans/" + user.id();
        owner
            .rest()
            .put("/api/chats/" + chat + "/members/" + user.id() + "/time-out", "{\"minutes\": 5, \"reason\": \"\"}");
        owner.rest().put(ban, "{\"reason\": \"\"}");
        owner.rest().delete(ban);
        owner.rest().put(ban, "{\"reason\": \"\"}");
        consumer().handle(List.of(new Batch(chat, NODE.bean(ChatLog.class).read(chat, 1, 100))));
        var entries = administrator
            .rest()
            .get("/api/admin/audit?kind=sanctionsChanged&person=" + user.id() + "&actor=" + owner.id())
            .body()
            .path("entries");
        assertThat(entries.valueStream().map(entry -> entry.at("/details/what").asString())).containsExactly(
            "banned",
            "banLifted",
            "banned",
            "timedOut"
        );
    }

    /** The one that follows the logs. */
    private static LogConsumer consumer() {
        return NODE.beans(LogConsumer.class)
            .stream()
            .filter(each -> each.name().equals("audit"))
            .findFirst()
            .orElseThrow();
    }

    @Test
    void isSearchedByKindActorPersonAndTime() {
        put("/lock", "{\"locked\": true}");
        put("/lock", "{\"locked\": false}");
        String of = "actor=" + administrator.id() + "&person=" + user.id();
        assertThat(find(of)).containsExactly("accountUnlocked", "accountLocked");
        assertThat(find(of + "&kind=accountLocked")).containsExactly("accountLocked");
        assertThat(find(of + "&kind=loggedIn")).isEmpty();
        Instant now = NODE.clock().instant();
        assertThat(find(of + "&until=" + now.plusSeconds(60) + "&from=" + now.minusSeconds(600))).hasSize(2);
        assertThat(find(of + "&from=" + now.plusSeconds(60))).isEmpty();
        assertThat(find(of + "&until=" + now.minusSeconds(600))).isEmpty();
        assertThat(find(of + "&from=-999999999-01-01T00:00:00Z&until=%2B999999999-12-31T00:00:00Z")).hasSize(2);
    }

    @Test
    void goesPageByPage() {
        for (int i = 0; i < 26; i++) {
            put("/lock", "{\"locked\": true}");
            put("/lock", "{\"locked\": false}");
        }
        String path = "/api/admin/audit?actor=" + administrator.id();
        var first = administrator.rest().get(path).body();
        assertThat(first.path("entries")).hasSize(50);
        var second = administrator
            .rest()
            .get(path + "&cursor=" + first.path("next").asString())
            .body();
        assertThat(second.path("entries")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void isExportedAsJsonLinesAndSaysSo() {
        put("/lock", "{\"locked\": true}");
        put("/lock", "{\"locked\": false}");
        var exported = administrator.rest().download("/api/admin/audit/export?person=" + user.id());
        assertThat(exported.statusCode()).isEqualTo(200);
        assertThat(exported.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(exported.headers().firstValue("Parley-Next")).isEmpty();
        var lines = new String(exported.body(), UTF_8).lines().toList();
        assertThat(lines)
            .hasSize(3)
            .allMatch(line -> line.startsWith("{\"id\":\"") && line.endsWith("}"));
        assertThat(find("kind=logExported&actor=" + administrator.id())).containsExactly("logExported");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "kind=nothing",
            "actor=nobody",
            "from=yesterday",
            "from=2026-02-30T00:00:00Z",
            "cursor=1.2",
            "cursor=99999999999999999999.01m8hency8n6bv846jx4h6689x",
        }
    )
    void refusesWhatIsNoCondition(String condition) {
        assertThat(
            administrator
                .rest()
                .get("/api/admin/audit?" + condition)
                .code()
        ).isEqualTo("INVALID_REQUEST");
    }

    private List<String> find(String query) {
        return kinds(
            administrator
                .rest()
                .get("/api/admin/audit?" + query)
                .body()
        );
    }

    private static List<String> kinds(JsonNode page) {
        return page
            .path("entries")
            .valueStream()
            .map(entry -> entry.path("kind").asString())
            .toList();
    }

    private void put(String what, String body) {
        var answer = administrator.rest().put("/api/admin/people/" + user.id() + what, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static void logIn(String username, String password) {
        new Rest(NODE).post(
            "/api/auth/login",
            "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}"
        );
    }
}
