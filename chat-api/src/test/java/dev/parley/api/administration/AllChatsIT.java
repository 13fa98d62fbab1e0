package dev.parley.api.administration;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Member;
import dev.parley.chat.message.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** All chats, as administrators see them and what they do to those of others. */
class AllChatsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CHATS = "/api/admin/chats";

    private final TestUser administrator = Node.first().newAdministrator();
    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser clara = Node.first().newUser();
    /** A word that no title of another test has. */
    private final String word = "w" + Node.first().bean(IdGenerator.class).next();

    @Test
    void tellsHowLargeTheyAreAndWhoseAndNothingOfWhatIsSaid() {
        var group = anna.createGroup("Of " + word, boris, clara);
        send(boris, group, "a secret text");
        var channel = boris.createChannel(word + " news");
        send(anna, ChatId.personal(anna.id(), boris.id()), "hello");
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofSeconds(2))
            .untilAsserted(() -> {
                var latest = listed("order=lastMessage").path(0);
                assertThat(latest.path("messages").asInt()).isEqualTo(1);
                // The event before the message may be handled when the message is sent already, and counts it without its time.
                assertThat(latest.path("lastMessageAt").asString()).isNotEmpty();
            });

        var chats = listed("order=members");
        assertThat(chats.findValuesAsString("id")).contains(group.value(), channel.value());
        var first = chats.path(0);
        assertThat(first.path("id").asString()).isEqualTo(group.value());
        assertThat(first.path("type").asString()).isEqualTo("group");
        assertThat(first.path("title").asString()).isEqualTo("Of " + word);
        assertThat(first.at("/owner/id").asString()).isEqualTo(anna.id().value());
        assertThat(first.path("ownerless").asBoolean()).isFalse();
        assertThat(first.path("members").asInt()).isEqualTo(3);
        assertThat(first.path("bytes").asLong()).isZero();
        assertThat(first.path("lastMessageAt").asString()).isGreaterThan(first.path("createdAt").asString());
        assertThat(chats.path(1).path("lastMessageAt").isNull()).isTrue();
        assertThat(chats.toString()).doesNotContain("a secret text", boris.id() + "_", clara.username());

        assertThat(listed("type=channel").findValuesAsString("title")).containsExactly(word + " news");
        assertThat(listed("type=personal")).isEmpty();
        assertThat(
            administrator
                .rest()
                .get(CHATS + "?order=title")
                .code()
        ).isEqualTo("INVALID_REQUEST");
        assertThat(
            administrator
                .rest()
                .get(CHATS + "?cursor=1")
                .code()
        ).isEqualTo("INVALID_REQUEST");
        var counts = administrator
            .rest()
            .get(CHATS + "/counts")
            .body();
        assertThat(counts.path("groups").asInt()).isPositive();
        assertThat(counts.path("channels").asInt()).isPositive();
        assertThat(counts.path("personal").asInt()).isPositive();
    }

    @Test
    void comesInPagesWithoutGapsThoughManyAreAlike() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 23; i++) {
            made.add(anna.createGroup(word + " " + i).value());
        }
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofSeconds(2))
            .untilAsserted(() -> assertThat(pages()).containsExactlyInAnyOrderElementsOf(made));
    }

    private List<String> pages() {
        var found = new ArrayList<String>();
        @Nullable
        String cursor = "";
        while (cursor != null) {
            var page = administrator
                .rest()
                .get(CHATS + "?query=" + word + "&order=members" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            found.addAll(page.body().path("chats").findValuesAsString("id").stream().filter(this::isChat).toList());
            cursor = page.body().path("next").isNull() ? null : page.body().path("next").asString();
        }
        return found;
    }

    private boolean isChat(String id) {
        return !id.equals(anna.id().value());
    }

    @Test
    void handsOverAChatWhoseOwnerIsLockedOnce() {
        var chat = anna.createGroup(word, boris, clara);
        assertThat(handOver(chat, boris).code()).isEqualTo("INVALID_REQUEST");
        assertThat(heirs(chat).code()).isEqualTo("INVALID_REQUEST");

        lock(anna, true);
        assertThat(heirs(chat).body().path("users").findValuesAsString("id")).containsExactly(
            boris.id().value(),
            clara.id().value()
        );
        var stranger = Node.first().newUser();
        assertThat(handOver(chat, stranger).code()).isEqualTo("NOT_A_MEMBER");
        assertThat(handOver(chat, anna).code()).isEqualTo("INVALID_REQUEST");
        try (var claras = clara.connect()) {
            assertThat(handOver(chat, boris).status()).isEqualTo(204);
            var told = claras.expect(ChatEvent.OwnershipTransferred.class);
            assertThat(told.to()).isEqualTo(boris.id());
            assertThat(told.actor()).isEqualTo(anna.id());
            assertThat(told.byServer()).isTrue();
        }
        assertThat(owner(chat)).isEqualTo(boris.id().value());
        assertThat(handOver(chat, clara).code()).isEqualTo("INVALID_REQUEST");
        var seen = listed("").path(0);
        assertThat(seen.at("/owner/id").asString()).isEqualTo(boris.id().value());
        assertThat(seen.path("ownerless").asBoolean()).isFalse();
        assertThat(audited("person=" + boris.id(), "chatHandedOver")).hasSize(1);
        lock(anna, false);
        assertThat(owner(chat)).isEqualTo(boris.id().value());
    }

    @Test
    void aRepeatHandsNothingOver() {
        var chat = anna.createGroup(word, boris, clara);
        lock(anna, true);
        String path = CHATS + "/" + chat + "/owner";
        String key = newClientId();
        for (int i = 0; i < 2; i++) {
            var answer = administrator
                .on(i == 0 ? Node.first() : Node.second())
                .rest()
                .change("PUT", path, "{\"userId\": \"%s\"}".formatted(boris.id()), key);
            assertThat(answer.status()).as("%s", answer).isEqualTo(204);
        }
        assertThat(audited("person=" + boris.id(), "chatHandedOver")).hasSize(1);
    }

    @Test
    void deletesAChatWhoseTitleIsTyped() {
        var chat = anna.createGroup(word, boris);
        assertThat(delete(chat, "Another").code()).isEqualTo("INVALID_REQUEST");
        hold(chat, true);
        assertThat(delete(chat, word).code()).isEqualTo("INVALID_REQUEST");
        hold(chat, false);
        try (var boriss = boris.connect()) {
            assertThat(delete(chat, word).status()).isEqualTo(204);
            assertThat(boriss.expect(ChatEvent.Deleted.class).actor()).isEqualTo(administrator.id());
        }
        assertThat(delete(chat, word).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(heirs(chat).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(listed("")).isEmpty();
        assertThat(audited("actor=" + administrator.id(), "chatDeleted"))
            .filteredOn(entry -> entry.at("/details/chatId").asString().equals(chat.value()))
            .extracting(entry -> entry.at("/details/title").asString())
            .containsExactly(word);
    }

    @Test
    void personalChatsAreNobodysElse() {
        var chat = ChatId.personal(anna.id(), boris.id());
        send(anna, chat, "hello");
        assertThat(delete(chat, "").code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(handOver(chat, boris).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(heirs(chat).code()).isEqualTo("CHAT_NOT_FOUND");
    }

    private Rest.Answer heirs(ChatId chat) {
        return administrator.rest().get(CHATS + "/" + chat + "/heirs");
    }

    private Rest.Answer handOver(ChatId chat, TestUser to) {
        return administrator.rest().put(CHATS + "/" + chat + "/owner", "{\"userId\": \"%s\"}".formatted(to.id()));
    }

    private Rest.Answer delete(ChatId chat, String title) {
        return administrator.rest().post(CHATS + "/" + chat + "/deletion", "{\"title\": \"%s\"}".formatted(title));
    }

    private void hold(ChatId chat, boolean held) {
        administrator.rest().put("/api/admin/retention/holds/" + chat, "{\"held\": %s}".formatted(held));
    }

    private void lock(TestUser user, boolean locked) {
        administrator.rest().put("/api/admin/people/" + user.id() + "/lock", "{\"locked\": %s}".formatted(locked));
    }

    private String owner(ChatId chat) {
        return Node.second()
            .bean(ChatLog.class)
            .find(chat)
            .orElseThrow()
            .owner()
            .map(Member::userId)
            .orElseThrow()
            .value();
    }

    private List<JsonNode> audited(String of, String kind) {
        return administrator
            .rest()
            .get("/api/admin/audit?kind=" + kind + "&" + of)
            .body()
            .path("entries")
            .valueStream()
            .toList();
    }

    private JsonNode listed(String more) {
        return administrator
            .rest()
            .get(CHATS + "?query=" + word + "&" + more)
            .body()
            .path("chats");
    }

    private void send(TestUser sender, ChatId to, String text) {
        Node.first().bean(Messages.class).send(sender.id(), to, newClientId(), text, null, List.of());
    }
}
