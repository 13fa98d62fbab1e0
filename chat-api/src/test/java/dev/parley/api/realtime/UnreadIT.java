package dev.parley.api.realtime;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.ForwardMessage;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ForwardTarget;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.message.Messages;
import dev.parley.chat.reading.ChatOverviews;
import dev.parley.chat.reading.ReadMarkers;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is unread follows from the log and the read marker alone, on every node and every device. */
class UnreadIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser borisToo = boris.on(Node.first());

    @Test
    void isNotWhatTheReaderHasWritten() {
        var chat = anna.createGroup("Own", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            send(annas, chat, "@" + boris.username());
            send(boriss, chat, "mine");
            assertThat(unread(boris, chat)).isEqualTo(1);
            assertThat(listed(boris, chat).path("mentions").values()).hasSize(1);
            assertThat(listed(boris, chat).path("readSeq").asLong()).isEqualTo(1);
            assertThat(unread(anna, chat)).isEqualTo(1);
        }
    }

    @Test
    void staysWhereOneOnlyForwardsInto() {
        var source = boris.createGroup("Source");
        var chat = anna.createGroup("Target", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long first = send(annas, chat, "one");
            send(annas, chat, "two @all");
            long seq = send(boriss, source, "look");
            boriss.ask(
                id -> new ForwardMessage(id, source, seq, List.of(new ForwardTarget(chat, "f"))),
                ChatReply.MessageForwarded.class
            );
            assertThat(unread(boris, chat)).isEqualTo(2);
            assertThat(listed(borisToo, chat).path("mentions").values()).hasSize(1);
            assertThat(
                anna
                    .rest()
                    .get("/api/chats/" + chat + "/messages/" + first + "/readers")
                    .body()
                    .path("count")
                    .asInt()
            ).isZero();
        }
    }

    @Test
    void isNotADeletedMessage() {
        var chat = anna.createGroup("Deleted", boris);
        try (var annas = anna.connect(); var phone = boris.connect(); var laptop = borisToo.connect()) {
            long only = send(annas, chat, "@" + boris.username() + " oops");
            annas.ask(id -> new DeleteMessage(id, chat, newClientId(), only), SessionEvent.Done.class);
            for (var device : List.of(phone, laptop)) {
                assertThat(device.expect(ChatEvent.MessageDeleted.class).author()).isEqualTo(anna.id());
            }
            for (var reader : List.of(boris, borisToo)) {
                assertThat(unread(reader, chat)).isZero();
                assertThat(listed(reader, chat).path("mentions").values()).isEmpty();
            }
        }
    }

    @Test
    void aMessageIsDeletedOnceAndNothingHappensToItAfterwards() throws Exception {
        var chat = anna.createGroup("Once", boris);
        try (
            var annas = anna.connect();
            var annasToo = anna.on(Node.second()).connect();
            var boriss = boris.connect();
            var rush = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            long seq = send(annas, chat, "oops");
            var changes = new ArrayList<Callable<ServerFrame>>();
            for (int i = 0; i < 12; i++) {
                var client = i % 2 == 0 ? annas : annasToo;
                String text = "@" + boris.username() + " " + i;
                changes.add(() -> client.ask(id -> new DeleteMessage(id, chat, newClientId(), seq), ServerFrame.class));
                changes.add(() ->
                    client.ask(id -> new EditMessage(id, chat, newClientId(), seq, text), ServerFrame.class)
                );
            }
            for (var change : rush.invokeAll(changes)) {
                change.get();
            }
            var log = log(chat);
            assertThat(log)
                .filteredOn(event -> event.body() instanceof MessageDeleted)
                .hasSize(1);
            assertThat(log.getLast().body()).isInstanceOf(MessageDeleted.class);
            assertThat(unread(boris, chat)).isZero();
            boriss.expect(ChatEvent.MessageDeleted.class);
        }
    }

    @Test
    void saysAtWhichHeadItHolds() {
        var chat = anna.createGroup("Head", boris);
        try (var annas = anna.connect(); var phone = boris.connect(); var laptop = borisToo.connect()) {
            long first = send(annas, chat, "one");
            send(annas, chat, "two");
            long head = send(phone, chat, "mine");
            move(phone, chat, first);
            assertThat(laptop.expect(ChatReply.ReadMarkerMoved.class)).isEqualTo(
                new ChatReply.ReadMarkerMoved(chat, first, head, 1)
            );
        }
    }

    @Test
    void aMarkerNeverGoesBack() {
        var chat = anna.createGroup("Back", boris);
        try (var annas = anna.connect(); var phone = boris.connect(); var laptop = borisToo.connect()) {
            long first = send(annas, chat, "one");
            long second = send(annas, chat, "two");
            move(phone, chat, second);
            move(laptop, chat, first);
            move(laptop, chat, second);
            assertThat(listed(boris, chat).path("readSeq").asLong()).isEqualTo(second);
            for (var device : List.of(phone, laptop)) {
                device.expect(ChatReply.ReadMarkerMoved.class);
                assertThat(device.received(ChatReply.ReadMarkerMoved.class)).hasSize(1);
            }
            var refused = phone.ask(id -> new MoveReadMarker(id, chat, second + 1), SessionEvent.Failed.class);
            assertThat(refused.details()).containsKey("seq");
        }
    }

    @Test
    void aMarkerThatANodeDidNotHearOfIsToldByTheAudit() {
        var chat = anna.createGroup("Unheard", boris);
        try (var annas = anna.connect(); var laptop = boris.connect(); var silent = Node.start()) {
            silent.bean(NodeBus.class).stop();
            long first = send(annas, chat, "one");
            long second = send(annas, chat, "two");
            try (var phone = boris.on(silent).connect()) {
                move(phone, chat, first);
            }
            assertThat(laptop.expect(ChatReply.ReadMarkerMoved.class)).isEqualTo(
                new ChatReply.ReadMarkerMoved(chat, first, second, 1)
            );
        }
    }

    @RepeatedTest(40)
    void isTheSameOnTwoDevicesAfterWritingAndReadingAtOnce(RepetitionInfo round) throws Exception {
        var chat = anna.createGroup("At once", boris);
        var random = new Random(round.getCurrentRepetition());
        try (
            var annas = anna.connect();
            var phone = boris.connect();
            var laptop = borisToo.connect();
            var rush = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            IntStream.range(0, 5).forEach(i -> send(annas, chat, "before " + i));
            // Among the messages that are there already, so that each is there when it is read.
            var ends = IntStream.range(0, 2)
                .mapToObj(_ -> 3L + random.nextInt(4))
                .toList();
            await(
                rush.invokeAll(
                    List.<Callable<@Nullable Void>>of(
                        () -> write(annas, chat, 12, random.nextBoolean()),
                        () -> write(laptop, chat, 3, false),
                        () -> read(phone, chat, ends.getFirst()),
                        () -> read(laptop, chat, ends.getLast())
                    )
                )
            );
            var log = log(chat);
            long readSeq = Math.max(ends.getFirst(), ends.getLast());
            long expected = recount(log, boris.id(), readSeq, log.size());
            for (var reader : List.of(boris, borisToo)) {
                assertThat(listed(reader, chat).path("readSeq").asLong()).isEqualTo(readSeq);
                assertThat(unread(reader, chat)).isEqualTo(expected);
            }
            for (var device : List.of(phone, laptop)) {
                device.expect(ChatEvent.class, event -> event.seq() == log.size());
                device.expect(ChatReply.ReadMarkerMoved.class, moved -> moved.seq() == readSeq);
                assertThat(shown(device)).isEqualTo(expected);
                assertThat(device.received(ChatReply.ReadMarkerMoved.class))
                    .isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()))
                    .allSatisfy(moved ->
                        assertThat(moved.unread()).isEqualTo(recount(log, boris.id(), moved.seq(), moved.head()))
                    );
            }
        }
    }

    /** What the log says, against what the fold, the marker and the index of deletions say. */
    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void isWhatARecountOfTheLogCounts(long seed) {
        var random = new Random(seed);
        var carol = Node.first().newUser();
        var chat = anna.createGroup("Recount", boris, carol);
        var users = List.of(anna, boris, carol);
        for (int step = 0; step < 120; step++) {
            var node = random.nextBoolean() ? Node.first() : Node.second();
            var user = users.get(random.nextInt(users.size()));
            change(node, chat, user, random, step);
            if (random.nextInt(40) == 0) {
                anna.rest().delete("/api/chats/" + chat + "/members/" + carol.id());
                anna.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + carol.id() + "\"]}");
            }
            if (step % 4 == 0) {
                users.forEach(reader ->
                    assertThat(countedOn(node, reader, chat)).isEqualTo(recounted(node, reader, chat))
                );
            }
        }
    }

    private void change(Node node, ChatId chat, TestUser user, Random random, int step) {
        var log = log(chat);
        long seq = 1 + random.nextInt(log.size());
        switch (random.nextInt(5)) {
            case 0 -> node.bean(ReadMarkers.class).move(user.id(), chat, seq);
            case 1 -> alive(log, seq).forEach(target -> node.bean(Messages.class).delete(anna.intent(), chat, target));
            default -> node.bean(Messages.class).send(user.id(), chat, "c" + step, "text " + step, null, List.of());
        }
    }

    private static List<Long> alive(List<LoggedEvent> log, long seq) {
        var event = log.get((int) seq - 1);
        return event.body() instanceof MessageSent sent && !sent.state().deleted() ? List.of(seq) : List.of();
    }

    private record Counted(long readSeq, long unread) {}

    private static Counted countedOn(Node node, TestUser reader, ChatId chat) {
        var overview = node.bean(ChatOverviews.class).of(reader.id(), chat);
        return new Counted(overview.marker().seq(), overview.unread());
    }

    private static Counted recounted(Node node, TestUser reader, ChatId chat) {
        long readSeq = countedOn(node, reader, chat).readSeq();
        var log = log(chat);
        return new Counted(readSeq, recount(log, reader.id(), readSeq, log.size()));
    }

    private static long recount(List<LoggedEvent> log, UserId reader, long readSeq, long head) {
        var deleted = log
            .stream()
            .filter(event -> event.seq() <= head)
            .flatMap(event ->
                event.body() instanceof MessageDeleted(long target, UserId _) ? Stream.of(target) : Stream.empty()
            )
            .collect(Collectors.toSet());
        return log
            .stream()
            .filter(event -> event.seq() > readSeq && event.seq() <= head && !deleted.contains(event.seq()))
            .filter(event -> event.body() instanceof MessageSent && !event.actor().equals(reader))
            .count();
    }

    /** What Boris sees on a device: the count of the last marker, and what the events after its head did to it. */
    private long shown(SocketClient device) {
        var marker = device.received(ChatReply.ReadMarkerMoved.class).getLast();
        long shown = marker.unread();
        for (var event : device.received(ChatEvent.class)) {
            if (event.seq() <= marker.head()) {
                continue;
            }
            if (event instanceof ChatEvent.MessageSent sent && !sent.actor().equals(boris.id())) {
                shown++;
            }
            if (
                event instanceof ChatEvent.MessageDeleted deleted &&
                !deleted.author().equals(boris.id()) &&
                deleted.target() > marker.seq()
            ) {
                shown--;
            }
        }
        return shown;
    }

    private static @Nullable Void write(SocketClient client, ChatId chat, int count, boolean deleting) {
        for (int i = 0; i < count; i++) {
            long seq = send(client, chat, "text " + i);
            if (deleting && i % 3 == 0) {
                client.ask(id -> new DeleteMessage(id, chat, newClientId(), seq), SessionEvent.Done.class);
            }
        }
        return null;
    }

    private static @Nullable Void read(SocketClient client, ChatId chat, long to) {
        for (long seq = 2; seq <= to; seq++) {
            long upTo = seq;
            move(client, chat, upTo);
        }
        return null;
    }

    private static void await(List<? extends Future<?>> all) throws ExecutionException, InterruptedException {
        for (var each : all) {
            each.get();
        }
    }

    private static void move(SocketClient client, ChatId chat, long seq) {
        client.ask(id -> new MoveReadMarker(id, chat, seq), SessionEvent.Done.class);
    }

    private static long send(SocketClient client, ChatId chat, String text) {
        return client
            .ask(
                id -> new SendMessage(id, chat, "client-" + System.nanoTime(), text, null),
                ChatReply.MessageAccepted.class
            )
            .seq();
    }

    private static List<LoggedEvent> log(ChatId chat) {
        return Node.first().bean(ChatLog.class).read(chat, 1, 1_000);
    }

    private static long unread(TestUser reader, ChatId chat) {
        return listed(reader, chat).path("unread").asLong();
    }

    private static JsonNode listed(TestUser reader, ChatId chat) {
        var chats = reader.rest().get("/api/chats").body().path("chats");
        for (var summary : chats.values()) {
            if (summary.path("id").asString().equals(chat.value())) {
                return summary;
            }
        }
        throw new AssertionError("no such chat: " + chats);
    }
}
