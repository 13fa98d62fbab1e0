package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members come and go at the moments at which a connection learns of which chats its user is a member. */
class MembershipRacesIT {

    private final Node here = Node.first();
    private final Node there = Node.second();
    private final TestUser anna = here.newUser();
    private final TestUser boris = there.newUser();

    @Test
    void sendsNothingToOneWhoIsRemovedWhileTheirConnectionIsSetUp() {
        var chat = anna.createGroup("Short visit", boris);
        var asRead = read(chat);
        try (var annas = anna.on(there).connect(); var boriss = boris.connect()) {
            remove(chat);
            boriss.expect(ChatEvent.MemberRemoved.class);

            there.bean(ChatFeeds.class).attach(connectionOf(boris), boris.id(), List.of(asRead));

            send(annas, chat, "after");
            annas.expect(ChatEvent.MessageSent.class);
            assertThat(there.bean(FollowedChats.class).of(connectionOf(boris))).doesNotContain(chat);
            assertThat(there.bean(ChatFeeds.class).receivers(chat)).doesNotContain(connectionOf(boris));
        }
    }

    @Test
    void noticesARemovalThatNoFeedHasSeen() {
        var chat = anna.createGroup("Short visit", boris);
        var asRead = read(chat);
        try (var boriss = boris.connect()) {
            remove(chat);
            boriss.expect(ChatEvent.MemberRemoved.class);
            try (var annas = anna.on(there).connect()) {
                annas.ask(id -> new SendMessage(id, chat, "m", "begins a feed", null), ChatReply.MessageAccepted.class);

                there.bean(ChatFeeds.class).attach(connectionOf(boris), boris.id(), List.of(asRead));

                assertThat(there.bean(FollowedChats.class).of(connectionOf(boris))).doesNotContain(chat);
            }
        }
    }

    /** The inbox is written before the membership, and whoever looks between the two sees only the one. */
    @Test
    void sendsAClientBackForAMembershipThatFollowsItsInboxUnheard() {
        var chat = anna.createGroup("Unheard of");
        there.bean(Inboxes.class).addWithin(chat, List.of(boris.id()), 500);
        try (var boriss = boris.connect(); var silent = Node.start()) {
            there.bean(InboxAudit.class).audit();
            silent.bean(NodeBus.class).stop();
            append(silent, chat, "add", new EventBody.MembersAdded(List.of(new NewMember(boris.id(), Role.MEMBER))));

            assertThat(boriss.expectClose()).isEqualTo(4410);
        }
    }

    /** A removal looks at the log before an addition, and at the inbox after it: for a moment no list has the chat. */
    @Test
    void sendsAClientBackThatMayHaveFetchedItsChatsWhileTheInboxLackedOne() {
        var chat = anna.createGroup("In, out and in", boris);
        try (var boriss = boris.connect()) {
            there.bean(Inboxes.class).remove(chat, boris.id(), Long.MAX_VALUE);
            there.bean(Inboxes.class).keep(chat, List.of(boris.id()), read(chat).seq());

            assertThat(there.bean(FollowedChats.class).of(connectionOf(boris))).contains(chat);
            there.bean(InboxAudit.class).audit();

            assertThat(boriss.expectClose()).isEqualTo(4410);
            try (var again = boris.connect()) {
                there.bean(InboxAudit.class).audit();
                again.ask(id -> new SendMessage(id, chat, "m", "stays", null), ChatReply.MessageAccepted.class);
            }
        }
    }

    /** The audit looks before this node has heard that they were taken out, and after the inbox has them again. */
    @Test
    void sendsAClientBackForAnAdditionUnheardAfterARemoval() {
        var chat = anna.createGroup("Out and in", boris);
        try (var boriss = boris.connect(); var silent = Node.start()) {
            there.bean(Inboxes.class).addWithin(chat, List.of(boris.id()), 500);
            there.bean(InboxAudit.class).audit();
            append(here, chat, "remove", new EventBody.MemberRemoved(boris.id()));
            boriss.expect(ChatEvent.MemberRemoved.class);

            silent.bean(NodeBus.class).stop();
            append(silent, chat, "add", new EventBody.MembersAdded(List.of(new NewMember(boris.id(), Role.MEMBER))));

            assertThat(boriss.expectClose()).isEqualTo(4410);
        }
    }

    private void append(Node node, ChatId chat, String key, EventBody event) {
        node.bean(ChatLog.class).append(chat, Cause.ofServer(anna.id(), key + "-" + boris.id()), _ -> event);
    }

    private Chat read(ChatId chat) {
        return there.bean(ChatLog.class).find(chat).orElseThrow();
    }

    private void remove(ChatId chat) {
        var answer = anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
        assertThat(answer.status()).isEqualTo(204);
    }

    private Connection connectionOf(TestUser user) {
        return there.bean(Connections.class).of(user.id()).iterator().next();
    }

    private static void send(SocketClient client, ChatId chat, String text) {
        client.ask(id -> new SendMessage(id, chat, text, text, null), ChatReply.MessageAccepted.class);
    }
}
