package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.CallRecorded;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which calls of a chat somebody has missed is told with the chat until they have been seen, on every node and device. */
class MissedCallsIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser borisToo = boris.on(Node.first());
    private final TestUser carol = Node.first().newUser();
    private final ChatId chat = anna.createGroup("Calls", boris, carol);
    private int calls;

    @Test
    void areThoseForWhichTheUserWasRungInVain() {
        long missed = recorded(List.of(), List.of(boris));
        recorded(List.of(boris), List.of());
        recorded(List.of(), List.of(carol));
        long again = recorded(List.of(carol), List.of(boris));
        for (var device : List.of(boris, borisToo)) {
            assertThat(missed(device)).containsExactly(missed, again);
        }
        assertThat(missed(carol)).containsExactly(again - 1);
        assertThat(missed(anna)).isEmpty();
    }

    @Test
    void areSeenOnAllDevicesOnceOneHasReadPastThem() {
        long first = recorded(List.of(), List.of(boris));
        long second = recorded(List.of(), List.of(boris));
        try (var phone = boris.connect()) {
            phone.ask(id -> new MoveReadMarker(id, chat, first), SessionEvent.Done.class);
            assertThat(missed(borisToo)).containsExactly(second);
            phone.ask(id -> new MoveReadMarker(id, chat, second), SessionEvent.Done.class);
            assertThat(missed(borisToo)).isEmpty();
        }
    }

    @Test
    void areNotThoseFromBeforeOneWasAMember() {
        recorded(List.of(), List.of(boris));
        anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
        anna.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + boris.id() + "\"]}");
        assertThat(missed(boris)).isEmpty();
    }

    @Test
    void areTheNewestHundredAtMost() {
        long first = recorded(List.of(), List.of(boris));
        for (int i = 0; i < 102; i++) {
            recorded(List.of(), List.of(boris));
        }
        assertThat(missed(boris)).containsExactlyElementsOf(
            LongStream.rangeClosed(first + 3, first + 102)
                .boxed()
                .toList()
        );
    }

    private long recorded(List<TestUser> declined, List<TestUser> missed) {
        String id = "01m7y5a0c3q6e8r9t0v1w2x%03d".formatted(++calls);
        var body = new CallRecorded(
            id,
            "voice",
            "missed",
            0,
            1,
            List.of(anna.id()),
            declined.stream().map(TestUser::id).toList(),
            missed.stream().map(TestUser::id).toList()
        );
        return Node.first()
            .bean(ChatLog.class)
            .append(chat, Cause.ofServer(anna.id(), "call/" + id), _ -> body)
            .event()
            .seq();
    }

    /** In the list of chats, and the same in the chat itself. */
    private List<Long> missed(TestUser user) {
        var chats = user.rest().get("/api/chats").body().path("chats").valueStream();
        var listed = seqs(chats.filter(each -> each.path("id").asString().equals(chat.value())));
        var alone = seqs(
            Stream.of(
                user
                    .rest()
                    .get("/api/chats/" + chat)
                    .body()
            )
        );
        assertThat(alone).isEqualTo(listed);
        return listed;
    }

    private static List<Long> seqs(Stream<JsonNode> chats) {
        return chats
            .flatMap(each -> each.path("missedCalls").valueStream())
            .map(JsonNode::asLong)
            .toList();
    }
}
