package dev.parley.api.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public chats, over two nodes. */
class PublicChatsIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser guest = Node.second().newUser();
    /** Sets the handles of one test apart from those of others. */
    private final String mark = owner.username().replace("user-", "t") + "_";

    @Test
    void isFoundSeenJoinedAndLeftByAnybody() {
        var chat = owner.createChannel("Sourdough bakers");
        assertDone(publish(owner, chat, mark.toUpperCase(Locale.ROOT) + "Bread"));

        var found = discover(mark + "b");
        assertThat(found).hasSize(1);
        assertThat(discover("BAKERS")).contains(mark + "bread");
        var preview = guest
            .rest()
            .get("/api/discover/" + mark + "BREAD")
            .body();
        assertThat(preview.path("title").asString()).isEqualTo("Sourdough bakers");
        assertThat(preview.path("chatId").isNull()).isTrue();
        assertThat(preview.path("memberCount").asInt()).isEqualTo(1);
        try (var guests = guest.connect(); var owners = owner.connect()) {
            assertThat(
                join(mark + "bread")
                    .body()
                    .path("chatId")
                    .asString()
            ).isEqualTo(chat.value());
            assertThat(owners.expect(ChatEvent.MemberJoined.class).invitedBy()).isNull();
            assertThat(guests.expect(ChatEvent.MemberJoined.class).actor()).isEqualTo(guest.id());
        }
        assertThat(
            guest
                .rest()
                .get("/api/chats/" + chat)
                .body()
                .path("handle")
                .asString()
        ).isEqualTo(mark + "bread");
        assertDone(guest.rest().post("/api/chats/" + chat + "/leave", ""));
        assertThat(join(mark + "bread").status()).isEqualTo(200);
        assertDone(owner.rest().delete("/api/chats/" + chat + "/members/" + guest.id()));
        assertProblem(join(mark + "bread"), 403, "FORBIDDEN");
    }

    @Test
    void oneOfManyChatsGetsAHandleAtOnce() {
        var rush = new Rush();
        var chats = new ArrayList<ChatId>();
        for (int i = 0; i < 12; i++) {
            var chat = owner.createGroup("Wants it " + i);
            chats.add(chat);
            var by = i % 2 == 0 ? owner : owner.on(Node.second());
            rush.add(() -> publish(by, chat, mark + "prize"));
        }
        var answers = rush.run();
        assertThat(answers)
            .filteredOn(answer -> answer.status() == 204)
            .hasSize(1);
        assertThat(answers)
            .filteredOn(answer -> answer.code().equals("HANDLE_TAKEN"))
            .hasSize(11);
        assertThat(chats)
            .filteredOn(chat -> !handle(chat).isEmpty())
            .hasSize(1);
    }

    @Test
    void contradictoryChangesOfOneChatEndInOneHandleThatIsItsOwn() {
        var chat = owner.createGroup("Undecided");
        var elsewhere = owner.on(Node.second());
        var rush = new Rush();
        for (int i = 0; i < 12; i++) {
            String name = mark + (i % 3);
            var by = i % 2 == 0 ? owner : elsewhere;
            rush.add(() -> publish(by, chat, name));
        }
        assertThat(rush.run()).allMatch(answer -> answer.status() == 204);
        assertThat(discover(mark)).containsExactly(handle(chat));
    }

    @Test
    void aHandleGivenUpIsFreeForOthers() {
        var first = owner.createGroup("First");
        var second = owner.createGroup("Second");
        assertDone(publish(owner, first, mark + "seat"));
        assertProblem(publish(owner, second, mark + "seat"), 409, "HANDLE_TAKEN");
        assertDone(publish(owner, first, mark + "bench"));
        assertDone(publish(owner, second, mark + "seat"));
        assertDone(owner.rest().delete("/api/chats/" + first + "/handle"));
        assertProblem(guest.rest().get("/api/discover/" + mark + "bench"), 404, "CHAT_NOT_FOUND");
        assertProblem(join(mark + "bench"), 404, "CHAT_NOT_FOUND");
        assertDone(owner.rest().delete("/api/chats/" + second));
        assertProblem(join(mark + "seat"), 404, "CHAT_NOT_FOUND");
        assertDone(publish(owner, first, mark + "seat"));
        assertThat(discover(mark)).containsExactly(mark + "seat");
    }

    @Test
    void isFoundByItsNewTitle() {
        var chat = owner.createGroup("Before " + mark);
        assertDone(publish(owner, chat, mark + "named"));
        assertDone(
            owner
                .rest()
                .put("/api/chats/" + chat + "/profile", "{\"title\": \"After xq" + mark + "\", \"description\": \"\"}")
        );
        assertThat(discover("xq" + mark)).containsExactly(mark + "named");
    }

    @Test
    void listsInPages() {
        IntStream.range(0, 23).forEach(i ->
            assertDone(publish(owner, owner.createGroup("Page"), mark + String.format("%02d", i)))
        );
        var first = guest
            .rest()
            .get("/api/discover?query=" + mark)
            .body();
        assertThat(first.path("chats").size()).isEqualTo(20);
        String next = first.path("next").asString();
        var second = guest
            .rest()
            .get("/api/discover?query=" + mark + "&cursor=" + next)
            .body();
        assertThat(second.path("chats").size()).isEqualTo(3);
        assertThat(second.path("chats").path(0).path("handle").asString()).isEqualTo(mark + "20");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(discover(".*")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ab", "with space", "naïve", "dash-ed", "123456789012345678901234567890123", "", "../me" })
    void refusesHandlesThatAreNone(String handle) {
        assertProblem(publish(owner, owner.createGroup("Odd"), handle), 400, "INVALID_REQUEST");
    }

    @Test
    void onlyTheOwnerOpensAChat() {
        var admin = Node.first().newUser();
        var chat = owner.createGroup("Closed", admin);
        assertDone(
            owner.rest().put("/api/chats/" + chat + "/members/" + admin.id() + "/role", "{\"role\": \"admin\"}")
        );
        assertProblem(publish(admin, chat, mark + "own"), 403, "FORBIDDEN");
        assertProblem(publish(guest, chat, mark + "own"), 404, "CHAT_NOT_FOUND");
        assertProblem(admin.rest().delete("/api/chats/" + chat + "/handle"), 403, "FORBIDDEN");
        assertProblem(publish(owner, chat, "Admin"), 409, "HANDLE_TAKEN");
        assertProblem(publish(owner, chat, "settings"), 409, "HANDLE_TAKEN");
        assertProblem(publish(owner, chat, "he1p_"), 409, "HANDLE_TAKEN");
        assertThat(discover(mark)).isEmpty();
    }

    private List<String> discover(String query) {
        return guest
            .rest()
            .get("/api/discover?query=" + query)
            .body()
            .path("chats")
            .values()
            .stream()
            .map(chat -> chat.path("handle").asString())
            .toList();
    }

    private Rest.Answer join(String handle) {
        return guest.rest().post("/api/discover/" + handle + "/join", "");
    }

    private String handle(ChatId chat) {
        return owner
            .rest()
            .get("/api/chats/" + chat)
            .body()
            .path("handle")
            .asString("");
    }

    private static Rest.Answer publish(TestUser user, ChatId chat, String handle) {
        return user.rest().put("/api/chats/" + chat + "/handle", "{\"handle\": \"" + handle + "\"}");
    }

    private static void assertDone(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(204);
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
