package dev.parley.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.push.PushService.Inbox;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Messages;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.reading.ReadMarkers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Pushes to devices whose page is closed, with a push service of the test's own. */
class PushIT {

    private static final String[] LOCAL = {
        "parley.outbound.allowed-networks=127.0.0.1",
        "parley.outbound.deadline=2s",
        "parley.push.settle=100ms",
        "parley.push.second-look=300ms",
        "parley.push.max-per-account=3",
        "parley.consumers.interval=50ms",
    };
    private static final String QUICK = "parley.push.interval=50ms";
    private static final Node.Apart NODES = new Node.Apart("push");
    private static final Node NODE = NODES.start(_ -> {}, with(QUICK));

    private final PushService service;
    private final TestUser anna = NODE.newUser();
    private final TestUser boris = NODE.newUser();
    private final ChatId chat = anna.createGroup("Garden", boris);
    private final Inbox phone;

    PushIT() throws IOException {
        service = new PushService();
        phone = service.open();
    }

    private static String[] with(String more) {
        return Stream.concat(Stream.of(LOCAL), Stream.of(more)).toArray(String[]::new);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @AfterAll
    static void stopNode() {
        NODE.close();
    }

    @Test
    void tellsOfWhatIsNewAsThePageWould() {
        subscribe(boris, phone, "all", true);
        say(anna, chat, "first");
        var first = phone.next();
        assertThat(first.text()).isEqualTo("first");
        assertThat(first.content().path("title").asString()).isEqualTo("Garden");
        assertThat(first.content().path("name").asString()).isEqualTo("Test " + anna.username());
        assertThat(first.headers())
            .containsEntry("Content-Encoding", "aes128gcm")
            .containsEntry("TTL", "86400")
            .containsEntry("Urgency", "normal");
        assertThat(first.headers().get("Topic")).hasSize(32);
        long seq = say(anna, chat, "x".repeat(9_000) + " 👩‍👩‍👧‍👦");
        var second = phone.next();
        assertThat(second.content().path("count").asInt()).isEqualTo(2);
        assertThat(second.headers().get("Topic")).isEqualTo(first.headers().get("Topic"));
        assertThat(second.bytes()).isLessThan(3_200);

        // Read elsewhere: not counted any more, and the next push says that its notice goes.
        NODE.bean(ReadMarkers.class).move(boris.id(), chat, seq);
        var other = anna.createGroup("Kitchen", boris);
        say(anna, other, "soup");
        var third = phone.next();
        assertThat(
            third
                .content()
                .path("read")
                .valueStream()
                .map(each -> each.asString())
        ).containsExactly(chat.value());

        // One's own messages, muted chats and the chats of a page that is in use are told of by nobody.
        say(boris, chat, "my own");
        boris.rest().put("/api/chats/" + other + "/mute", "{\"until\": \"9999-12-31T00:00:00Z\"}");
        say(anna, other, "muted");
        try (var page = boris.connect()) {
            say(anna, chat, "at the page");
            pause(1_500);
            assertThat(phone.isEmpty()).isTrue();
        }

        // Without text a push names nobody.
        var quiet = anna.createGroup("Secret", boris);
        subscribe(boris, phone, "mentions", false);
        awaitOffline();
        say(anna, quiet, "not for him");
        say(anna, quiet, "hello @" + boris.username());
        var mention = phone.next();
        assertThat(mention.content().path("count").asInt()).isEqualTo(1);
        assertThat(mention.headers()).containsEntry("Urgency", "high");
        assertThat(mention.content().toString()).doesNotContain("Secret", "hello", anna.username());
        assertThat(phone.isEmpty()).isTrue();
    }

    @Test
    void takesBackWhatWasDeletedAsFarAsThereIsSomethingLeftToShow() {
        subscribe(boris, phone, "all", true);
        say(anna, chat, "stays");
        phone.next();
        long seq = say(anna, chat, "slip of the tongue");
        phone.next();
        NODE.bean(Messages.class).delete(anna.intent(), chat, seq);
        var corrected = phone.next();
        assertThat(corrected.text()).isEqualTo("stays");
        assertThat(corrected.content().path("quiet").asBoolean()).isTrue();
        assertThat(corrected.content().path("count").asInt()).isEqualTo(1);
    }

    @Test
    void aCallRingsAndCeasesToOnceItIsAnsweredElsewhere() {
        subscribe(boris, phone, "all", true);
        var elsewhere = boris.on(NODE);
        try (var caller = anna.connect()) {
            var call = caller
                .ask(
                    id -> new StartCall(id, CallPlace.of(ChatId.personal(anna.id(), boris.id())), CallKind.VIDEO),
                    CallEvent.Started.class
                )
                .call()
                .id();
            var ring = phone.next();
            assertThat(ring.kind()).isEqualTo("ring");
            assertThat(ring.content().path("callId").asString()).isEqualTo(call.value());
            assertThat(ring.content().path("name").asString()).isEqualTo("Test " + anna.username());
            assertThat(Integer.parseInt(ring.headers().get("TTL"))).isBetween(1, 120);
            try (var desk = elsewhere.connect()) {
                desk.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);
                var over = phone.next();
                assertThat(over.kind()).isEqualTo("over");
                assertThat(over.content().path("how").asString()).isEqualTo("ANSWERED");
            }
        }
    }

    @Test
    void whatANodeLeftBehindAnotherTellsOnce() {
        subscribe(boris, phone, "all", true);
        // It notes what there is to tell, and never comes to telling it.
        try (var dying = NODES.start(_ -> {}, with("parley.push.interval=1h"))) {
            say(anna.on(dying), chat, "last words", dying);
            assertThat(phone.next().text()).isEqualTo("last words");
        }
        say(anna, chat, "after");
        assertThat(phone.next().content().path("count").asInt()).isEqualTo(2);
        assertThat(phone.isEmpty()).isTrue();
        assertThat(phone.asked()).isEqualTo(2);
    }

    @Test
    void aPushServiceThatIsBusyIsLeftAloneForAsLongAsItAsks() {
        subscribe(boris, phone, "all", true);
        var tablet = service.open();
        var other = boris.on(NODE);
        subscribe(other, tablet, "all", true);
        phone.answers(429, "120");
        say(anna, chat, "patience");
        assertThat(tablet.next().text()).isEqualTo("patience");
        // Until the turn is over: a clock that is put forward would end its lease.
        await(() -> NODE.bean(MongoTemplate.class).getCollection("push_pending").countDocuments(waitingForOne()) == 1);
        assertThat(phone.asked()).isEqualTo(1);
        phone.answers(201, null);
        NODE.clock().advance(Duration.ofSeconds(100));
        pause(700);
        assertThat(phone.asked()).isEqualTo(1);
        NODE.clock().advance(Duration.ofSeconds(30));
        assertThat(phone.next().text()).isEqualTo("patience");
        assertThat(tablet.isEmpty()).isTrue();

        // Gone for good.
        tablet.answers(410, null);
        assertThat(test(other)).isEqualTo("gone");
        assertThat(test(other)).isEqualTo("notSubscribed");
        assertThat(test(boris)).isEqualTo("sent");
        assertThat(phone.next().kind()).isEqualTo("test");
    }

    @Test
    void aSubscriptionEndsWithItsLoginAndAnAccountHasNotTooMany() {
        subscribe(boris, phone, "all", true);
        var more = IntStream.range(0, 3)
            .mapToObj(_ -> boris.on(NODE))
            .toList();
        var inboxes = more
            .stream()
            .map(_ -> service.open())
            .toList();
        IntStream.range(0, 3).forEach(i -> subscribe(more.get(i), inboxes.get(i), "all", true));
        assertThat(boris.rest().get("/api/me/push").body().path("logins").size()).isEqualTo(3);
        assertThat(boris.rest().get("/api/me/push").body().path("endpoint").isNull()).isTrue();

        var last = more.getLast();
        var left = boris.rest().get("/api/me/logins").body().path("logins").size();
        assertThat(last.rest().delete("/api/me/logins").status()).isEqualTo(204);
        assertThat(left).isEqualTo(4);
        assertThat(last.rest().get("/api/me/push").body().path("logins").size()).isEqualTo(1);
        say(anna, chat, "for one");
        assertThat(inboxes.getLast().next().text()).isEqualTo("for one");
        assertThat(phone.isEmpty() && inboxes.getFirst().isEmpty()).isTrue();

        // Somebody else at the same browser.
        subscribe(anna, inboxes.getLast(), "all", true);
        assertThat(last.rest().get("/api/me/push").body().path("logins").size()).isZero();
        NODE.bean(AuthSessions.class).revokeAll(anna.id());
        assertThat(anna.rest().get("/api/me/push").status()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoSubscription() {
        for (String endpoint : new String[] {
            "http://10.0.0.1/push",
            "http://[::1]/push",
            "http://169.254.169.254/latest",
            "file:///etc/passwd",
            "https://u:p@push.example/",
        }) {
            var body = phone.subscription("all", true).replace(phone.endpoint(), endpoint);
            assertThat(boris.rest().put("/api/me/push/subscription", body).code()).isEqualTo("INVALID_REQUEST");
        }
        var noKey = phone.subscription("all", true).replaceFirst("\"p256dh\": \"B", "\"p256dh\": \"C");
        assertThat(boris.rest().put("/api/me/push/subscription", noKey).code()).isEqualTo("INVALID_REQUEST");
        // A name that leads inside is found out when it is called.
        subscribe(boris, phone, "all", true);
        try (var strict = NODES.start(_ -> {}, QUICK)) {
            assertThat(test(boris.on(strict))).isEqualTo("notSubscribed");
            var there = boris.on(strict);
            var named = phone.subscription("all", true).replace("127.0.0.1", "localhost");
            assertThat(there.rest().put("/api/me/push/subscription", named).status()).isEqualTo(204);
            assertThat(test(there)).isEqualTo("notAllowed");
        }
        assertThat(phone.asked()).isZero();
    }

    private Bson waitingForOne() {
        return Filters.and(
            Filters.eq("_id", boris.id() + ":" + chat),
            Filters.size("left", 1),
            Filters.eq("leaseUntil", Date.from(Instant.EPOCH))
        );
    }

    private static void subscribe(TestUser user, Inbox inbox, String level, boolean withText) {
        var answer = user.rest().put("/api/me/push/subscription", inbox.subscription(level, withText));
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }

    private static String test(TestUser user) {
        return user.rest().post("/api/me/push/test", "{}").body().path("result").asString();
    }

    private static long say(TestUser author, ChatId chat, String text) {
        return say(author, chat, text, NODE);
    }

    private static long say(TestUser author, ChatId chat, String text, Node node) {
        var answer = author
            .rest()
            .post(
                "/api/chats/" + chat + "/messages",
                "{\"text\": \"%s\", \"replyTo\": null, \"attachmentIds\": []}".formatted(text)
            );
        assertThat(answer.status()).as("%s by %s", answer, node).isBetween(200, 201);
        return answer.body().path("seq").asLong();
    }

    /** Who has closed the page counts as being there for ten seconds. */
    private void awaitOffline() {
        NODE.clock().advance(Duration.ofSeconds(11));
        await(() -> !NODE.bean(Presences.class).isInUse(boris.id()));
    }

    private static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("did not come about");
            }
            pause(20);
        }
    }

    /** For what must not happen, of which there is nothing to wait for. */
    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
