package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.inbox.Inboxes.Counts;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that dies between the log and an inbox, and an addition and a removal that cross, leave the inbox as the log says. */
class InboxUpkeepIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Node node = Node.first();
    private final Inboxes inboxes = node.bean(Inboxes.class);
    private final TestUser anna = node.newUser();
    private final TestUser boris = node.newUser();

    @Test
    void aMemberWhoseInboxLacksTheChatGetsItAndComesBackForIt() {
        var chat = anna.createGroup("Unfinished");
        try (var boriss = boris.connect()) {
            append(chat, "add", new EventBody.MembersAdded(List.of(new NewMember(boris.id(), Role.MEMBER))));

            await()
                .atMost(PATIENCE)
                .until(() -> lists(boris, chat));
            assertThat(boriss.expectClose())
                .as("the list that it was told to fetch may have lacked the chat")
                .isEqualTo(4410);
        }
    }

    @Test
    void theInboxOfAFormerMemberIsTidied() {
        var chat = anna.createGroup("Unfinished", boris);
        assertThat(inboxes.of(boris.id())).containsKey(chat);

        append(chat, "remove", new EventBody.MemberRemoved(boris.id()));

        await()
            .atMost(PATIENCE)
            .until(() -> !inboxes.of(boris.id()).containsKey(chat));
    }

    @Test
    void aRemovalThatComesLateTakesNobodyOutWhoHasComeBack() {
        var chat = anna.createGroup("Out and in");
        inboxes.keep(chat, List.of(boris.id()), 5);

        inboxes.remove(chat, boris.id(), 4);
        assertThat(inboxes.of(boris.id())).containsKey(chat);

        inboxes.remove(chat, boris.id(), 6);
        assertThat(inboxes.of(boris.id())).doesNotContainKey(chat);
    }

    @Test
    void countsOnlyWhatWasMissingAsPutBack() {
        var chat = anna.createGroup("There all along", boris);
        inboxes.keep(chat, List.of(anna.id(), boris.id()), 1);
        assertThat(restored(anna.id())).isZero();
        assertThat(restored(boris.id())).isZero();

        inboxes.remove(chat, boris.id(), Long.MAX_VALUE);
        inboxes.keep(chat, List.of(anna.id(), boris.id()), 1);

        assertThat(restored(anna.id())).isZero();
        assertThat(restored(boris.id())).isEqualTo(1);
    }

    private long restored(UserId userId) {
        return inboxes.counts(List.of(userId)).getOrDefault(userId, Counts.NONE).restored();
    }

    @Test
    void anAdditionThatIsHandledAgainPutsNobodyInWhoHasLeft() {
        var chat = anna.createGroup("In and out");
        append(chat, "add", new EventBody.MembersAdded(List.of(new NewMember(boris.id(), Role.MEMBER))));
        append(chat, "remove", new EventBody.MemberRemoved(boris.id()));
        append(chat, "again", new EventBody.MembersAdded(List.of(new NewMember(boris.id(), Role.MEMBER))));
        append(chat, "out", new EventBody.MemberRemoved(boris.id()));

        await()
            .atMost(PATIENCE)
            .during(Duration.ofSeconds(1))
            .until(() -> !inboxes.of(boris.id()).containsKey(chat));
    }

    private void append(ChatId chat, String key, EventBody event) {
        node.bean(ChatLog.class).append(chat, Cause.ofServer(anna.id(), key + "-" + boris.id()), _ -> event);
    }

    private static boolean lists(TestUser user, ChatId chat) {
        for (var listed : user.rest().get("/api/chats").body().path("chats")) {
            if (listed.path("id").asString().equals(chat.value())) {
                return true;
            }
        }
        return false;
    }
}
