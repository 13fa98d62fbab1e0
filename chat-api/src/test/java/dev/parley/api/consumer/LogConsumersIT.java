package dev.parley.api.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.consumer.ConsumerLag;
import dev.parley.chat.consumer.LogConsumer.Start;
import dev.parley.chat.consumer.LogConsumers;
import dev.parley.chat.consumer.ParkedChat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventsLogged;
import dev.parley.chat.message.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Following the logs on several nodes, while consumers fail and nodes die. */
class LogConsumersIT {

    private static final String[] QUICK = { "parley.consumers.interval=50ms", "parley.consumers.sweep-delay=100ms" };

    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(2);
    private static final AtomicInteger CONSUMERS = new AtomicInteger();

    private final String name = "recorder-" + CONSUMERS.incrementAndGet();
    private final Node.Apart nodes = new Node.Apart(name);
    private final Random random = new Random(4);

    @Test
    void everyEventIsHandledAtLeastOnceAndInOrderThoughConsumersFailAndANodeDies() throws InterruptedException {
        var recorder = new Recorder(name, Start.BEGINNING);
        recorder.failAtTimes(random, 20);
        var stuck = new AtomicBoolean();
        try (
            var survivor = nodes.start(recorder::joins, QUICK);
            var dying = nodes.startGated(beans -> recorder.joins(beans, stuck::get), QUICK)
        ) {
            var anna = survivor.newUser();
            var both = List.of(survivor, dying.node());
            var chats = chats(anna, 5);
            write(both, anna, chats, 150);
            for (ChatId chat : chats) {
                recorder.expect(chat, head(survivor, chat));
            }
            recorder.requireOneAtATime();

            stuck.set(true);
            var lost = chats(anna, 3);
            write(List.of(dying.node()), anna, lost, 30);
            write(both, anna, chats, 50);
            dying.mongo().shut();
            survivor.clock().advance(LONGER_THAN_A_LEASE);

            chats.addAll(lost);
            for (ChatId chat : chats) {
                long head = head(survivor, chat);
                recorder.expect(chat, head);
                recorder.requireAllInOrder(chat, 1, head);
            }
            await(() -> lag(survivor).chats() == 0);
            dying.mongo().open();
        }
    }

    @Test
    void aQuietChatIsLetGoWithItsCursorsWrittenDown() throws InterruptedException {
        var recorder = new Recorder(name, Start.BEGINNING);
        try (var node = nodes.start(recorder::joins, QUICK)) {
            var anna = node.newUser();
            var chat = chats(anna, 1).getFirst();
            write(List.of(node), anna, List.of(chat), 3);
            long head = head(node, chat);
            recorder.expect(chat, head);
            assertThat(isActive(node, chat)).isTrue();

            advance(node, 70);
            await(() -> !isActive(node, chat));
            assertThat(cursor(node, chat)).isEqualTo(head);

            write(List.of(node), anna, List.of(chat), 1);
            recorder.expect(chat, head + 1);
            recorder.requireAllInOrder(chat, 1, head + 1);
            assertThat(recorder.of(chat)).as("nothing is handled again without need").doesNotHaveDuplicates();
        }
    }

    @Test
    void aConsumerThatComesLaterBeginsWhereItWants() throws InterruptedException {
        TestUser anna;
        List<ChatId> old;
        try (var earlier = nodes.start(_ -> {}, QUICK)) {
            anna = earlier.newUser();
            old = chats(anna, 3);
            write(List.of(earlier), anna, old, 40);
        }
        var all = new Recorder(name, Start.BEGINNING);
        var newest = new Recorder(name + "-newest", Start.PRESENT);
        try (
            var node = nodes.start(beans -> {
                all.joins(beans);
                newest.joins(beans);
            }, QUICK)
        ) {
            for (ChatId chat : old) {
                long head = head(node, chat);
                all.expect(chat, head);
                all.requireAllInOrder(chat, 1, head);
            }
            var chat = old.getFirst();
            long before = head(node, chat);
            assertThat(newest.of(chat)).isEmpty();
            write(List.of(node), anna, List.of(chat), 2);
            newest.expect(chat, before + 2);
            newest.requireAllInOrder(chat, before + 1, before + 2);
        }
    }

    @Test
    void aNodeLeavesChatsToThoseThatHaveAConsumerThatItDoesNotKnow() throws InterruptedException {
        var here = new Recorder(name + "-here", Start.BEGINNING);
        var there = new Recorder(name + "-there", Start.BEGINNING);
        try (var one = nodes.start(here::joins, QUICK); var other = nodes.start(there::joins, QUICK)) {
            var anna = one.newUser();
            var chat = chats(anna, 1).getFirst();
            write(List.of(one), anna, List.of(chat), 3);
            long head = head(one, chat);
            here.expect(chat, head);
            one.clock().advance(LONGER_THAN_A_LEASE);
            other.clock().advance(LONGER_THAN_A_LEASE);
            there.expect(chat, head);
            there.requireAllInOrder(chat, 1, head);
        }
    }

    @Test
    void aPoisonedChatStopsNoOtherAndIsParkedUntilItIsMended() throws InterruptedException {
        var recorder = new Recorder(name, Start.BEGINNING);
        var other = new Recorder(name + "-other", Start.BEGINNING);
        try (
            var node = nodes.start(beans -> {
                recorder.joins(beans);
                other.joins(beans);
            }, QUICK)
        ) {
            var anna = node.newUser();
            var chats = chats(anna, 2);
            var poisoned = chats.getFirst();
            var healthy = chats.getLast();
            recorder.failAt(event -> event.chatId().equals(poisoned) && event.seq() == 3);
            write(List.of(node), anna, chats, 12);

            recorder.expect(healthy, head(node, healthy));
            other.expect(poisoned, head(node, poisoned));
            // A batch counts as handled a moment after the consumer has returned from it.
            await(() -> lag(node).chats() == 1);
            var administrator = node.newAdministrator();
            await(() -> seen(administrator).path("chats").asInt() == 1);
            for (int attempts = 1; attempts < 8; attempts++) {
                recorder.expectFailures(attempts);
                advance(node, 1 << (attempts - 1));
            }
            recorder.expectFailures(8);
            await(() -> !parked(node).isEmpty());
            assertThat(parked(node))
                .singleElement()
                .satisfies(chat -> {
                    assertThat(chat.chatId()).isEqualTo(poisoned);
                    assertThat(chat.seq()).isEqualTo(3);
                    assertThat(chat.failure()).contains("fail at 3");
                });
            assertThat(recorder.of(poisoned)).contains(1L, 2L).doesNotContain(3L, 4L);
            await(() -> lag(node).chats() == 0);

            var parked = seen(administrator);
            assertThat(parked.path("parked").asInt()).isEqualTo(1);
            assertThat(parked.path("failure").asString()).isEqualTo("IllegalStateException");

            recorder.failAt(_ -> false);
            assertThat(retry(administrator, "nobody").code()).isEqualTo("NOT_FOUND");
            assertThat(retry(administrator, name).status()).isEqualTo(204);
            assertThat(seen(administrator).path("parkedSince").isNull()).isTrue();
            recorder.expect(poisoned, head(node, poisoned));
            recorder.requireAllInOrder(poisoned, 1, head(node, poisoned));
        }
    }

    @Test
    void aListenerThatThrowsHarmsNeitherTheOthersNorTheSnapshot() throws InterruptedException {
        var recorder = new Recorder(name, Start.BEGINNING);
        try (
            var node = nodes.start(beans -> {
                beans.registerBean(Throwing.class);
                recorder.joins(beans);
            }, QUICK)
        ) {
            var anna = node.newUser();
            try (var socket = anna.connect()) {
                var chat = chats(anna, 1).getFirst();
                write(List.of(node), anna, List.of(chat), 1);
                socket.expect(ChatEvent.MessageSent.class);
                recorder.expect(chat, head(node, chat));
                assertThat(
                    node.bean(MongoTemplate.class).getCollection("chats").find(Filters.eq("_id", chat.value())).first()
                ).isNotNull();
            }
        }
    }

    static final class Throwing {

        @EventListener
        void on(EventsLogged logged) {
            throw new IllegalStateException("The test wants this listener to fail at " + logged);
        }
    }

    private static List<ChatId> chats(TestUser owner, int count) {
        return IntStream.range(0, count)
            .mapToObj(i -> owner.createGroup("Group " + i))
            .collect(Collectors.toCollection(ArrayList::new));
    }

    private void write(List<Node> nodes, TestUser author, List<ChatId> chats, int messages) {
        for (int i = 0; i < messages; i++) {
            var node = nodes.get(random.nextInt(nodes.size()));
            var chat = chats.get(random.nextInt(chats.size()));
            node.bean(Messages.class).send(author.id(), chat, SocketClient.newClientId(), "text " + i, null, List.of());
        }
    }

    private static long head(Node node, ChatId chat) {
        return node.bean(ChatLog.class).find(chat).orElseThrow().seq();
    }

    private ConsumerLag lag(Node node) {
        return node
            .bean(LogConsumers.class)
            .lag()
            .stream()
            .filter(lag -> lag.consumer().equals(name))
            .findFirst()
            .orElseThrow();
    }

    /** The consumer as administrators see it. */
    private JsonNode seen(TestUser administrator) {
        return administrator
            .rest()
            .get("/api/admin/consumers")
            .body()
            .path("consumers")
            .valueStream()
            .filter(consumer -> consumer.path("name").asString().equals(name))
            .findFirst()
            .orElseThrow();
    }

    private static Rest.Answer retry(TestUser administrator, String consumer) {
        return administrator.rest().post("/api/admin/consumers/" + consumer + "/retry", "{}");
    }

    private List<ParkedChat> parked(Node node) {
        return node
            .bean(LogConsumers.class)
            .parked()
            .stream()
            .filter(chat -> chat.consumer().equals(name))
            .toList();
    }

    /** In steps that leave the node the time to renew its lease. */
    private static void advance(Node node, int seconds) {
        var leases = node.bean(MongoTemplate.class).getCollection("consumer_nodes");
        for (int left = seconds; left > 0; left -= 5) {
            node.clock().advance(Duration.ofSeconds(Math.min(left, 5)));
            await(() -> {
                var soon = Date.from(node.clock().instant().plusSeconds(20));
                return leases.find(Filters.gt("until", soon)).first() != null;
            });
        }
    }

    private static boolean isActive(Node node, ChatId chat) {
        var marks = node.bean(MongoTemplate.class).getCollection("active_chats");
        return marks.find(Filters.eq("_id", chat.value())).first() != null;
    }

    private long cursor(Node node, ChatId chat) {
        var cursors = node.bean(MongoTemplate.class).getCollection("consumer_cursors");
        var stand = Objects.requireNonNull(cursors.find(Filters.eq("_id", chat.value())).first());
        return stand.get("cursors", Document.class).getLong(name);
    }

    private static void await(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
