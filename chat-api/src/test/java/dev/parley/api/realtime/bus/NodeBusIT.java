package dev.parley.api.realtime.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.realtime.bus.NodeMessage.Typed;
import dev.parley.api.testing.Node;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** What goes from node to node, and what does not. */
class NodeBusIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final UserId ANNA = new UserId("1".repeat(26));

    private final Node here = Node.first();
    private final Node there = Node.second();

    /** A bus without a node behind it, with what it has heard, oldest first. */
    private record Ear(NodeBus bus, Interests interests, BlockingQueue<NodeMessage> heard) implements AutoCloseable {
        static Ear at(Node node) {
            var heard = new LinkedBlockingQueue<NodeMessage>();
            var interests = new Interests(node.clock());
            var bus = new NodeBus(
                node.bean(LettuceConnectionFactory.class),
                new NodeId(node.bean(IdGenerator.class).next()),
                heard::addAll,
                interests,
                node.clock()
            );
            bus.start();
            return new Ear(bus, interests, heard);
        }

        void hold(ChatId chatId) {
            assertThat(interests.hold(Topic.chat(chatId)).await(SOON)).isTrue();
        }

        NodeMessage next() throws InterruptedException {
            @Nullable
            NodeMessage message = heard.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return message;
        }

        @Override
        public void close() {
            bus.stop();
        }
    }

    @Test
    void aNodeWithoutAMemberHearsNothing() {
        var anna = here.newUser();
        var boris = there.newUser();
        try (
            var stranger = Node.start();
            var claras = stranger.newUser().connect();
            var annas = anna.connect();
            var boriss = boris.connect()
        ) {
            var chat = anna.createGroup("Two nodes of three", boris);
            long before = there.bean(NodeBus.class).counts().heard();
            for (int i = 0; i < 20; i++) {
                String text = "m" + i;
                annas.ask(id -> new SendMessage(id, chat, text, text, null), ChatReply.MessageAccepted.class);
            }
            boriss.expect(ChatEvent.MessageSent.class, message -> message.text().equals("m19"));

            assertThat(there.bean(NodeBus.class).counts().heard() - before).isGreaterThanOrEqualTo(20);
            assertThat(stranger.bean(NodeBus.class).counts().heard()).isZero();
            assertThat(claras.received(ChatEvent.MessageSent.class)).isEmpty();
        }
    }

    @Test
    void whatIsHeardIsKnownWithoutReadingTheLogAgain() {
        var anna = here.newUser();
        var boris = there.newUser();
        var chat = anna.createGroup("Heard", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long seq = annas
                .ask(id -> new SendMessage(id, chat, "c1", "hello", null), ChatReply.MessageAccepted.class)
                .seq();
            boriss.expect(ChatEvent.MessageSent.class);

            assertThat(there.bean(ChatLog.class).remembered(chat).orElseThrow().seq()).isEqualTo(seq);
        }
    }

    @Test
    void knowsWhichNodesHearIt() {
        var self = here.bean(NodeId.class);
        try (var mouth = Ear.at(there)) {
            await()
                .atMost(SOON)
                .until(() -> mouth.bus().topics() == 2);
            assertThat(mouth.bus().isHeardBy(self)).isTrue();
            assertThat(mouth.bus().isHeardBy(new NodeId(here.bean(IdGenerator.class).next()))).isFalse();
        }
    }

    @Test
    void whatIsNotKnownIsTakenForHeard() {
        try (var gated = Node.startGated(); var mouth = Ear.at(gated.node())) {
            await()
                .atMost(SOON)
                .until(() -> mouth.bus().topics() == 2);
            gated.redis().hold();
            assertThat(mouth.bus().isHeardBy(new NodeId(here.bean(IdGenerator.class).next()))).isTrue();
            gated.redis().release();
        }
    }

    @Test
    void keepsTheOrderOfEachTopic() throws Exception {
        int count = 3_000;
        var one = new ChatId(here.bean(IdGenerator.class).next());
        var other = new ChatId(here.bean(IdGenerator.class).next());
        try (var ear = Ear.at(there); var mouth = Ear.at(here)) {
            ear.hold(one);
            ear.hold(other);
            for (int i = 0; i < count; i++) {
                mouth.bus().publish(typed(one, i));
                mouth.bus().publish(typed(other, i));
            }
            var ones = new ArrayList<Long>();
            var others = new ArrayList<Long>();
            for (int i = 0; i < 2 * count; i++) {
                var typed = (Typed) ear.next();
                (typed.chatId().equals(one) ? ones : others).add(typed.until().toEpochMilli());
            }
            assertThat(ones).hasSize(count).isSorted();
            assertThat(others).hasSize(count).isSorted();
            assertThat(mouth.bus().counts().unsent()).isZero();
        }
    }

    @Test
    void whatWasSaidWhileRedisWasAwayIsHeardInOrderWhenItIsBack() throws Exception {
        var chat = new ChatId(here.bean(IdGenerator.class).next());
        try (var gated = Node.startGated(); var ear = Ear.at(there); var mouth = Ear.at(gated.node())) {
            ear.hold(chat);
            mouth.bus().publish(typed(chat, 0));
            ear.next();
            gated.redis().shut();
            for (int i = 1; i <= 2_000; i++) {
                mouth.bus().publish(typed(chat, i));
            }
            gated.redis().open();

            var heard = new ArrayList<Long>();
            for (int i = 1; i <= 2_000; i++) {
                heard.add(((Typed) ear.next()).until().toEpochMilli());
            }
            assertThat(heard).isSorted();
        }
    }

    @Test
    void hearsAgainAfterItsConnectionWasLost() throws Exception {
        var chat = new ChatId(here.bean(IdGenerator.class).next());
        try (var gated = Node.startGated(); var ear = Ear.at(gated.node()); var mouth = Ear.at(here)) {
            ear.hold(chat);
            gated.redis().shut();
            gated.redis().open();
            // Confirmed anew, on the connection on which the topic before was subscribed to again.
            ear.hold(new ChatId(here.bean(IdGenerator.class).next()));
            mouth.bus().publish(typed(chat, 1));
            assertThat(((Typed) ear.next()).chatId()).isEqualTo(chat);
        }
    }

    @Test
    void whatWasOnItsWayByAConnectionThatIsResetIsHeard() throws Exception {
        var chat = new ChatId(here.bean(IdGenerator.class).next());
        try (var gated = Node.startGated(); var ear = Ear.at(there); var mouth = Ear.at(gated.node())) {
            ear.hold(chat);
            mouth.bus().publish(typed(chat, 0));
            ear.next();
            gated.redis().hold();
            mouth.bus().publish(typed(chat, 1));
            await().until(() -> mouth.bus().waiting() == 0);
            gated.redis().reset();

            // The first is heard again where the reset met the answer to it.
            await().until(() -> ((Typed) ear.next()).until().toEpochMilli() == 1);
            assertThat(mouth.bus().counts().unsent()).isZero();
        }
    }

    @Test
    void hearsWhatItWasSubscribingToWhenItsConnectionWasReset() throws Exception {
        var chat = new ChatId(here.bean(IdGenerator.class).next());
        try (var gated = Node.startGated(); var ear = Ear.at(gated.node()); var mouth = Ear.at(here)) {
            ear.hold(new ChatId(here.bean(IdGenerator.class).next()));
            gated.redis().hold();
            var wanted = ear.interests().hold(Topic.chat(chat));
            gated.redis().reset();

            assertThat(wanted.await(SOON)).isTrue();
            mouth.bus().publish(typed(chat, 1));
            assertThat(((Typed) ear.next()).chatId()).isEqualTo(chat);
        }
    }

    @Test
    void givesUpWhatIsTooMuchAndCountsIt() {
        try (var gated = Node.startGated(); var mouth = Ear.at(gated.node())) {
            gated.redis().shut();
            var chat = new ChatId(here.bean(IdGenerator.class).next());
            for (int i = 0; i < 12_000 * 256; i++) {
                if (mouth.bus().counts().unsent() > 0) {
                    break;
                }
                mouth.bus().publish(typed(chat, i));
            }
            assertThat(mouth.bus().counts().unsent()).isPositive();
        }
    }

    private static Typed typed(ChatId chat, int number) {
        return new Typed(chat, ANNA, Set.of(), Instant.ofEpochMilli(number));
    }
}
