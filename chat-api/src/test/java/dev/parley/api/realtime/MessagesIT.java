package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The promise of the log, over two nodes: nothing lost, nothing doubled, in order. */
class MessagesIT {

    private final Node here = Node.first();
    private final Node there = Node.second();

    @Test
    void reachesTheSenderAndOthersOnEveryNodeAsTheSameEvent() {
        var anna = here.newUser();
        var boris = there.newUser();
        var chat = anna.createGroup("Both nodes", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long seq = send(annas, chat, "m1", "hello").seq();

            var own = annas.expect(ChatEvent.MessageSent.class);
            assertThat(own.seq()).isEqualTo(seq);
            assertThat(own.text()).isEqualTo("hello");
            assertThat(boriss.expect(ChatEvent.MessageSent.class)).isEqualTo(own);
        }
    }

    @Test
    void keepsOneOrderWithoutGapsWhenManySendAtOnceFromTwoNodes() throws Exception {
        int senders = 8;
        int each = 25;
        var anna = here.newUser();
        var boris = there.newUser();
        var chat = anna.createGroup("Rush", boris);
        try (
            var annas = anna.connect();
            var boriss = boris.connect();
            var rush = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            var sending = new ArrayList<Callable<Boolean>>();
            for (int sender = 0; sender < senders; sender++) {
                String name = "s" + sender;
                var user = sender % 2 == 0 ? anna : boris;
                sending.add(() -> {
                    try (var socket = user.connect()) {
                        for (int i = 0; i < each; i++) {
                            send(socket, chat, name + "-" + i, name + " says " + i);
                        }
                        return true;
                    }
                });
            }
            for (var done : rush.invokeAll(sending)) {
                assertThat(done.get()).isTrue();
            }
            long last = 1 + senders * each;
            for (var client : List.of(annas, boriss)) {
                client.expect(ChatEvent.MessageSent.class, message -> message.seq() == last);
                assertThat(client.received(ChatEvent.MessageSent.class))
                    .extracting(ChatEvent::seq)
                    .containsExactlyElementsOf(LongStream.rangeClosed(2, last).boxed().toList());
            }
            assertThat(annas.received(ChatEvent.MessageSent.class)).isEqualTo(
                boriss.received(ChatEvent.MessageSent.class)
            );
        }
    }

    @Test
    void answersARepeatedClientIdWithTheFirstMessageOnWhicheverNode() throws Exception {
        var anna = here.newUser();
        var chat = anna.createGroup("Repeats");
        var elsewhere = anna.on(there);
        try (
            var first = anna.connect();
            var second = elsewhere.connect();
            var rush = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            var sending = new ArrayList<Callable<Long>>();
            for (int i = 0; i < 10; i++) {
                var user = i % 2 == 0 ? anna : elsewhere;
                sending.add(() -> {
                    try (var socket = user.connect()) {
                        return send(socket, chat, "the-same", "once").seq();
                    }
                });
            }
            for (var done : rush.invokeAll(sending)) {
                assertThat(done.get()).isEqualTo(2);
            }
            send(first, chat, "another", "last");
            second.expect(ChatEvent.MessageSent.class, message -> message.text().equals("last"));
            assertThat(second.received(ChatEvent.MessageSent.class))
                .extracting(ChatEvent.MessageSent::text)
                .containsExactly("once", "last");
        }
    }

    @Test
    void givesAReturningClientExactlyWhatItMissed() {
        var anna = here.newUser();
        var boris = here.newUser();
        var chat = anna.createGroup("Away", boris);
        try (var annas = anna.connect()) {
            try (var before = boris.connect()) {
                send(annas, chat, "m1", "seen");
                before.expect(ChatEvent.MessageSent.class);
            }
            for (int i = 0; i < 120; i++) {
                send(annas, chat, "missed-" + i, "missed " + i);
            }
            try (var after = boris.on(there).connect()) {
                var page = catchUp(after, chat, 2);
                assertThat(page.head()).isEqualTo(122);
                var missed = new ArrayList<>(page.events());
                missed.addAll(catchUp(after, chat, 102).events());
                assertThat(missed)
                    .extracting(ChatEvent::seq)
                    .containsExactlyElementsOf(LongStream.rangeClosed(3, 122).boxed().toList());
                send(annas, chat, "m-live", "live again");
                assertThat(after.expect(ChatEvent.MessageSent.class).seq()).isEqualTo(123);
            }
        }
    }

    @Test
    void deliversAnEventWhoseAnnouncementToTheOtherNodesWasLost() {
        var anna = here.newUser();
        var boris = there.newUser();
        var chat = anna.createGroup("Silence", boris);
        try (
            var boriss = boris.connect();
            // This node writes to the same log and tells nobody of it.
            var silent = Node.start()
        ) {
            silent.bean(NodeBus.class).stop();
            try (var annas = anna.on(silent).connect()) {
                send(annas, chat, "m1", "does anybody hear me");
                assertThat(boriss.expect(ChatEvent.MessageSent.class).text()).isEqualTo("does anybody hear me");
            }
        }
    }

    @Test
    void sendsAClientBackForAChatThatItsNodeNeverHeardOf() {
        var anna = here.newUser();
        var boris = there.newUser();
        try (var boriss = boris.connect(); var silent = Node.start()) {
            silent.bean(NodeBus.class).stop();
            var chat = anna.on(silent).createGroup("Unheard of", boris);

            assertThat(boriss.expectClose()).isEqualTo(4410);
            try (var back = boris.connect()) {
                assertThat(catchUp(back, chat, 0).events()).hasSize(1);
            }
        }
    }

    private static ChatReply.MessageAccepted send(SocketClient client, ChatId chat, String clientId, String text) {
        return client.ask(id -> new SendMessage(id, chat, clientId, text, null), ChatReply.MessageAccepted.class);
    }

    private static ChatReply.Log catchUp(SocketClient client, ChatId chat, long after) {
        return client.ask(id -> new CatchUp(id, chat, after), ChatReply.Log.class);
    }
}
