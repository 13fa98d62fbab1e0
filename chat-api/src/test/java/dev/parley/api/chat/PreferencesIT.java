package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.inbox.ChatPreferences;
import dev.parley.chat.log.ChatId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Muting, archiving, pinning and marking one's own chats. */
class PreferencesIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Quiet", boris);

    @Test
    void otherDevicesLearnAtOnceAndNobodyElseDoes() {
        try (var phone = anna.on(Node.second()).connect(); var others = boris.connect()) {
            done(anna.rest().put(path("/mute"), "{\"until\": \"9999-12-31T00:00:00Z\"}"));
            done(anna.rest().put(path("/archive"), "{\"archived\": true}"));
            var muted = phone.expect(ChatReply.PreferencesChanged.class).preferences();
            var archived = phone.expect(ChatReply.PreferencesChanged.class).preferences();

            assertThat(muted.mutedUntil()).isEqualTo(ChatPreferences.FOR_EVER);
            assertThat(archived.archivedSeq()).isEqualTo(1);
            assertThat(archived.rev()).isEqualTo(2);
            assertThat(inList(anna).path("archivedSeq").asLong()).isEqualTo(1);
            assertThat(inList(anna).path("mutedUntil").asString()).isEqualTo("9999-12-31T00:00:00Z");
            assertThat(inList(boris).path("rev").asLong()).isZero();
            assertThat(others.received(ChatReply.PreferencesChanged.class)).isEmpty();
        }
        done(anna.rest().put(path("/mute"), "{\"until\": null}"));
        done(anna.rest().put(path("/archive"), "{\"archived\": false}"));
        assertThat(inList(anna).path("mutedUntil").isNull()).isTrue();
        assertThat(inList(anna).path("archivedSeq").asLong()).isZero();
    }

    @Test
    void staysMarkedAsUnreadOnEveryDeviceUntilItIsReadOnOrUnmarked() {
        try (var laptop = anna.connect(); var phone = anna.on(Node.second()).connect()) {
            done(anna.rest().put(path("/unread-mark"), "{\"marked\": true}"));
            assertThat(phone.expect(ChatReply.PreferencesChanged.class).preferences().markedUnread()).isTrue();
            assertThat(inList(anna).path("markedUnread").asBoolean()).isTrue();
            assertThat(inList(boris).path("markedUnread").asBoolean()).isFalse();

            read(laptop);
            var readOn = phone.expect(ChatReply.PreferencesChanged.class).preferences();
            assertThat(readOn.markedUnread()).isFalse();
            assertThat(readOn.rev()).isEqualTo(2);
            assertThat(inList(anna).path("markedUnread").asBoolean()).isFalse();
            read(laptop);

            done(anna.rest().put(path("/unread-mark"), "{\"marked\": true}"));
            done(anna.rest().put(path("/unread-mark"), "{\"marked\": false}"));
            assertThat(inList(anna).path("markedUnread").asBoolean()).isFalse();
            assertThat(inList(anna).path("rev").asLong()).isEqualTo(4);
        }
    }

    @Test
    void pinsKeepTheirOrderOnEveryDevice() {
        var second = anna.createGroup("Second");
        try (var phone = anna.on(Node.second()).connect()) {
            done(anna.rest().put("/api/me/pinned-chats", ids(second, chat)));
            assertThat(phone.expect(ChatReply.PinnedChatsChanged.class).chatIds()).containsExactly(second, chat);
        }
        assertThat(pinned()).containsExactly(second.value(), chat.value());
        done(anna.rest().delete("/api/chats/" + second));
        done(anna.rest().put("/api/me/pinned-chats", ids(chat)));
        assertThat(pinned()).containsExactly(chat.value());
    }

    @Test
    void refusesPinsThatAreTooManyDoubledOrForeign() {
        var own = Stream.generate(() -> anna.createGroup("Many"))
            .limit(21)
            .toArray(ChatId[]::new);
        assertThat(anna.rest().put("/api/me/pinned-chats", ids(own)).code()).isEqualTo("INVALID_REQUEST");
        assertThat(anna.rest().put("/api/me/pinned-chats", ids(chat, chat)).code()).isEqualTo("INVALID_REQUEST");
        var foreign = boris.createGroup("Not hers");
        assertThat(anna.rest().put("/api/me/pinned-chats", ids(foreign)).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(pinned()).isEmpty();
    }

    @Test
    void whoIsNoMemberHasNothingToSet() {
        var foreign = boris.createGroup("Not hers");
        assertThat(
            anna
                .rest()
                .put("/api/chats/" + foreign + "/mute", "{}")
                .code()
        ).isEqualTo("CHAT_NOT_FOUND");
        assertThat(
            anna
                .rest()
                .put("/api/chats/" + foreign + "/archive", "{\"archived\": true}")
                .code()
        ).isEqualTo("CHAT_NOT_FOUND");
        assertThat(
            anna
                .rest()
                .put("/api/chats/" + foreign + "/unread-mark", "{\"marked\": true}")
                .code()
        ).isEqualTo("CHAT_NOT_FOUND");
    }

    @Test
    void whoComesBackBeginsAnew() {
        done(boris.rest().put(path("/mute"), "{\"until\": \"9999-12-31T00:00:00Z\"}"));
        done(boris.rest().put("/api/me/pinned-chats", ids(chat)));
        done(anna.rest().delete(path("/members/" + boris.id())));
        done(anna.rest().post(path("/members"), "{\"userIds\": [\"" + boris.id() + "\"]}"));
        assertThat(inList(boris).path("mutedUntil").isNull()).isTrue();
        assertThat(boris.rest().get("/api/chats").body().path("pinned").path("chatIds").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"until\": \"soon\"}", "{\"until\": {}}", "[]", "{\"forever\": true}" })
    void refusesWhatIsNoTime(String body) {
        assertThat(anna.rest().put(path("/mute"), body).code()).isEqualTo("INVALID_REQUEST");
    }

    private String path(String rest) {
        return "/api/chats/" + chat + rest;
    }

    private void read(SocketClient device) {
        device.ask(id -> new MoveReadMarker(id, chat, 1), SessionEvent.Done.class);
    }

    private JsonNode inList(TestUser user) {
        return user.rest().get("/api/chats").body().path("chats").path(0).path("preferences");
    }

    private List<String> pinned() {
        var ids = anna.rest().get("/api/chats").body().path("pinned").path("chatIds");
        return ids.values().stream().map(JsonNode::asString).toList();
    }

    private static String ids(ChatId... chatIds) {
        return (
            "{\"chatIds\": [" +
            Arrays.stream(chatIds)
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(",")) +
            "]}"
        );
    }

    private static void done(Rest.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }
}
