package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.RemoveOther;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.MeetingChatEvent.AuthorView;
import dev.parley.api.protocol.MeetingChatEvent.DeletedInMeeting;
import dev.parley.api.protocol.MeetingChatEvent.EditedInMeeting;
import dev.parley.api.protocol.MeetingChatEvent.ReactedInMeeting;
import dev.parley.api.protocol.MeetingChatEvent.SentToMeeting;
import dev.parley.api.protocol.MeetingCommand.AdmitWaiting;
import dev.parley.api.protocol.MeetingCommand.LeaveLobby;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.security.GuestTokens;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.RoomId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.SideLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The chat of a meeting, over two nodes. */
class MeetingChatIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser user = Node.second().newUser();
    private final TestMeeting meeting = TestMeeting.create(owner, TestMeeting.open());
    private final List<SocketClient> sockets = new ArrayList<>();
    private final ChatVisitor owners = visitor(owner.connect());

    @AfterEach
    void disconnect() {
        sockets.forEach(SocketClient::close);
    }

    private ChatVisitor visitor(SocketClient socket) {
        return visitorOf(meeting, socket);
    }

    private ChatVisitor comes(TestUser who) {
        meeting.enter(who);
        var visitor = visitor(who.connect());
        visitor.enter();
        return visitor;
    }

    private ChatVisitor comes(TestMeeting.Guest guest) {
        var visitor = visitor(guest.connect());
        visitor.enter();
        return visitor;
    }

    @Test
    void allReadInOrderWhatUsersAndGuestsWriteAtEitherNode() {
        var guest = meeting.guest(Node.first(), "Gus");
        assertThat(owners.enter().from()).isEqualTo(2);
        var users = comes(user);
        var guests = comes(guest);
        var all = List.of(owners, users, guests);
        IntStream.range(0, 10)
            .parallel()
            .forEach(n -> all.forEach(writer -> writer.say("word " + n + " of " + all.indexOf(writer))));
        all.forEach(reader -> {
            IntStream.range(0, 10).forEach(n ->
                IntStream.range(0, 3).forEach(writer -> reader.hears("word " + n + " of " + writer))
            );
            assertThat(reader.heard()).isEqualTo(LongStream.rangeClosed(2, 31).boxed().toList());
        });
        var byGuest = guests.socket().received(SentToMeeting.class).stream().map(SentToMeeting::by).distinct().toList();
        assertThat(byGuest).containsExactlyInAnyOrder(
            new AuthorView(guest.person(), "Gus", true),
            new AuthorView(Person.of(user.id()), "Test " + user.username(), false),
            new AuthorView(Person.of(owner.id()), "Test " + owner.username(), false)
        );
    }

    @Test
    void whoIsNoHostSeesWhatWasWrittenSinceTheyCameFirst() {
        owners.enter();
        long early = owners.say("before");
        var guest = meeting.guest(Node.second(), "Gus");
        var first = visitor(guest.connect());
        var chat = first.enter();
        assertThat(chat.from()).isEqualTo(early + 1);
        assertThat(chat.head()).isEqualTo(early);
        owners.say("while");
        first.hears("while");
        owners.done(owners.editing(early, "before them"));
        assertThat(first.socket().expect(EditedInMeeting.class).text()).as("what it has become").isEmpty();
        assertThat(owners.socket().expect(EditedInMeeting.class).text()).isEqualTo("before them");
        first.socket().close();
        owners.say("away");

        var again = visitor(meeting.guest(guest.browser(), Node.first(), "Gus").connect());
        assertThat(again.enter().from()).isEqualTo(early + 1);
        assertThat(ChatVisitor.texts(again.allAfter(0))).containsExactly("while", "away");
        assertThat(again.allAfter(0))
            .filteredOn(EditedInMeeting.class::isInstance)
            .extracting(event -> ((EditedInMeeting) event).text())
            .containsExactly("");
        assertThat(ChatVisitor.texts(again.allAfter(-7))).containsExactly("while", "away");
        assertThat(again.refused(again.sending("to it", early))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        assertThat(again.refused(again.reacting(early, "👍", true))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        assertThat(again.refused(again.editing(early, "mine"))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        assertThat(again.refused(again.deleting(early))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        var page = MeetingChatRequests.page(guest, meeting, "?before=" + (early + 2) + "&limit=100");
        assertThat(page.path("events").size()).isEqualTo(1);
        assertThat(page.path("from").asLong()).isEqualTo(early + 1);

        var users = comes(user);
        assertThat(users.allAfter(0)).isEmpty();
        assertThat(
            owner
                .rest()
                .put(meeting.path() + "/co-hosts/" + user.id(), "{}")
                .status()
        ).isEqualTo(204);
        assertThat(ChatVisitor.texts(users.allAfter(0))).containsExactly("before them", "while", "away");
    }

    @Test
    void whoIsNoHostAnyMoreReadsOnFromWhereTheyCame() {
        owners.enter();
        owners.say("before");
        meeting.enter(user);
        String coHost = meeting.path() + "/co-hosts/" + user.id();
        assertThat(owner.rest().put(coHost, "{}").status()).isEqualTo(204);
        var users = visitor(user.connect());
        users.enter();
        users.say("as a host");
        assertThat(owner.rest().delete(coHost).status()).isEqualTo(204);
        owners.say("after that");
        users.hears("after that");
        assertThat(ChatVisitor.texts(users.allAfter(0))).containsExactly("as a host", "after that");
    }

    @Test
    void whoWasRemovedGetsNothingMore() {
        var guest = meeting.guest(Node.second(), "Gus");
        owners.enter();
        var guests = comes(guest);
        var call = meeting.call(guests.socket());
        meeting.call(owners.socket());
        long known = guests.say("my last word");
        owners.done(id -> new RemoveOther(id, call.id(), guest.person()));
        owners.say("without Gus");
        var users = comes(user);
        users.say("nor that");
        owners.hears("nor that");
        for (var command : List.of(
            guests.sending("let me in", null),
            guests.editing(known, "changed"),
            guests.deleting(known),
            guests.reacting(known, "👍", true),
            guests.catchingUp(0)
        )) {
            assertThat(guests.refused(command)).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
        }
        assertThat(MeetingChatRequests.chat(guest, meeting).code()).isEqualTo("REMOVED_FROM_MEETING");
        assertThat(ChatVisitor.texts(List.copyOf(guests.socket().received(SentToMeeting.class)))).containsExactly(
            "my last word"
        );
    }

    @Test
    void whoWaitsOrHasNotComeIsToldNothing() {
        var closed = TestMeeting.create(owner, TestMeeting.body());
        var guest = closed.guest(Node.second(), "Gus");
        var waits = new ChatVisitor(closed, visitor(guest.connect()).socket());
        assertThat(closed.arrive(waits.socket()).chat()).isNull();
        assertRefused(waits, ErrorCode.NOT_ADMITTED);
        assertThat(MeetingChatRequests.chat(guest, closed).code()).isEqualTo("NOT_ADMITTED");
        assertThat(MeetingChatRequests.upload(guest, closed).code()).isEqualTo("NOT_ADMITTED");

        var hosts = new ChatVisitor(closed, owners.socket());
        hosts.enter();
        hosts.say("behind the door");
        hosts.done(id -> new AdmitWaiting(id, closed.id(), null));
        hosts.say("to who comes in");
        assertThat(waits.enter().from()).as("since they were admitted").isEqualTo(3);
        assertThat(ChatVisitor.texts(waits.allAfter(0))).containsExactly("to who comes in");

        assertRefused(new ChatVisitor(meeting, waits.socket()), ErrorCode.MEETING_NOT_FOUND);
        assertThat(MeetingChatRequests.chat(guest, meeting).code()).isEqualTo("MEETING_NOT_FOUND");
        assertThat(MeetingChatRequests.upload(guest, meeting).code()).isEqualTo("MEETING_NOT_FOUND");
        assertRefused(visitor(user.connect()), ErrorCode.MEETING_NOT_FOUND);
        assertThat(
            user
                .rest()
                .get(meeting.path() + "/chat")
                .code()
        ).isEqualTo("MEETING_NOT_FOUND");
    }

    @Test
    void aGuestOfARoomHasNoMeeting() {
        var ids = Node.first().bean(IdGenerator.class);
        owners.enter();
        long seq = owners.say("not for rooms");
        // The room's id is that of the meeting, as somebody may try who could choose it.
        for (String room : List.of(ids.next(), meeting.id().value())) {
            var token = Node.first()
                .bean(GuestTokens.class)
                .issue(new GuestId(ids.next()), new CallPlace.Room(new RoomId(room)), "Rita")
                .token();
            var rest = new Rest(Node.first());
            rest.authenticate(token);
            assertThat(rest.get(meeting.path() + "/chat").code()).isEqualTo("MEETING_NOT_FOUND");
            assertThat(MeetingChatRequests.upload(rest, meeting).code()).isEqualTo("MEETING_NOT_FOUND");
            var socket = SocketClient.open(Node.first(), "Rita");
            socket.ask(id -> new SessionCommand.Authenticate(id, token), SessionEvent.GuestReady.class);
            assertRefused(visitor(socket), ErrorCode.MEETING_NOT_FOUND);
        }
        assertThat(owners.allAfter(seq)).isEmpty();
    }

    private static void assertRefused(ChatVisitor stranger, ErrorCode code) {
        for (var command : List.of(
            stranger.sending("hello", null),
            stranger.editing(2, "changed"),
            stranger.deleting(2),
            stranger.reacting(2, "👍", true),
            stranger.catchingUp(0)
        )) {
            assertThat(stranger.refused(command)).isEqualTo(code);
        }
    }

    @Test
    void aRepeatByAnyNodeIsTheFirst() {
        owners.enter();
        var users = comes(user);
        var elsewhere = visitor(user.on(Node.first()).connect());
        String clientId = SocketClient.newClientId();
        long seq = users.send(clientId, "once", null);
        assertThat(elsewhere.send(clientId, "twice", null)).isEqualTo(seq);
        var reaction = users.reacting(seq, "👍", true);
        users.done(reaction);
        users.done(users.reacting(seq, "👍", false));
        elsewhere.done(reaction);
        owners.say("end");
        owners.hears("end");
        assertThat(owners.heard()).containsExactly(seq, seq + 1, seq + 2, seq + 3);
        assertThat(ChatVisitor.texts(elsewhere.allAfter(0))).containsExactly("once", "end");
    }

    @Test
    void nothingIsLostOrDoubledWhereANodeDies() {
        owners.enter();
        var guest = meeting.guest(Node.second(), "Gus");
        long cursor;
        try (var dying = Node.start()) {
            var there = new ChatVisitor(
                meeting,
                new TestMeeting.Guest(guest.browser(), dying, guest.identity()).connect()
            );
            there.enter();
            cursor = owners.say("first");
            there.hears("first");
            there.hasHeardOnceAndInOrder();
            dying.cutRedis();
            there.socket().close();
        }
        owners.say("second");
        owners.say("third");
        var again = visitor(guest.connect());
        assertThat(again.enter().head()).isEqualTo(cursor + 2);
        owners.say("fourth");
        again.hears("fourth");
        assertThat(again.heard()).containsExactly(cursor + 3);
        assertThat(ChatVisitor.texts(again.allAfter(cursor))).containsExactly("second", "third", "fourth");
    }

    @Test
    void authorsChangeTheirOwnAndHostsDeleteAll() {
        owners.enter();
        var users = comes(user);
        var guests = comes(meeting.guest(Node.first(), "Gus"));
        long byGuest = guests.say("Hello");
        long byUser = users.send(SocketClient.newClientId(), "Hi", byGuest);

        guests.done(guests.editing(byGuest, "Hello!"));
        assertThat(users.socket().expect(EditedInMeeting.class).text()).isEqualTo("Hello!");
        assertThat(users.refused(users.editing(byGuest, "Bye"))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(owners.refused(owners.editing(byGuest, "Bye"))).isEqualTo(ErrorCode.FORBIDDEN);
        guests.done(guests.reacting(byUser, "🎉", true));
        assertThat(users.socket().expect(ReactedInMeeting.class).by().name()).isEqualTo("Gus");
        assertThat(guests.refused(guests.deleting(byUser))).isEqualTo(ErrorCode.FORBIDDEN);
        users.done(users.deleting(byUser));
        owners.done(owners.deleting(byGuest));
        assertThat(
            guests
                .socket()
                .expect(DeletedInMeeting.class, each -> each.target() == byGuest)
                .by()
                .name()
        ).isEqualTo("Test " + owner.username());
        assertThat(guests.refused(guests.editing(byGuest, "still"))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        for (var event : users.allAfter(0)) {
            if (event instanceof SentToMeeting sent) {
                assertThat(sent.deleted()).isTrue();
                assertThat(sent.text()).isEmpty();
                assertThat(sent.reactions()).isEmpty();
            }
        }
    }

    @Test
    void takesWhatAMessageMayBe() {
        owners.enter();
        assertThat(owners.refused(owners.sending(" ", null))).isEqualTo(ErrorCode.MESSAGE_EMPTY);
        assertThat(owners.refused(owners.sending("x".repeat(10_001), null))).isEqualTo(ErrorCode.MESSAGE_TOO_LONG);
        assertThat(owners.refused(owners.sending("\u0007", null))).isEqualTo(ErrorCode.TEXT_UNREADABLE);
        assertThat(owners.refused(owners.sending("hello", 77L))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        long seq = owners.say("hello");
        assertThat(owners.refused(owners.reacting(seq, "word", true))).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(owners.say("x".repeat(10_000))).isEqualTo(seq + 1);
    }

    @Test
    void whoWasLetGoWithTheCallComesInAnewAndReadsOn() {
        owners.enter();
        var users = comes(user);
        var besideUser = visitor(owner.on(Node.second()).connect());
        besideUser.enter();
        var call = meeting.call(owners.socket());
        users.say("in the first");
        owners.hears("in the first");
        owners.done(id -> new EndCall(id, call.id()));
        owners.socket().expect(CallEvent.Ended.class);
        assertThat(users.refused(users.catchingUp(0))).isEqualTo(ErrorCode.NOT_ADMITTED);
        owners.say("between");
        besideUser.hears("between");
        assertThat(users.enter().from()).isEqualTo(2);
        owners.say("in the second");
        users.hears("in the second");
        users.hasHeardOnceAndInOrder();
        assertThat(users.heard()).doesNotContain(3L);
        assertThat(ChatVisitor.texts(users.allAfter(2))).containsExactly("between", "in the second");
    }

    @Test
    void aConnectionThatHasLeftGetsNoMore() {
        owners.enter();
        var users = comes(user);
        var other = visitor(user.connect());
        other.enter();
        users.done(id -> new LeaveLobby(id, meeting.id()));
        owners.say("to the other one");
        other.hears("to the other one");
        assertThat(users.heard()).isEmpty();
    }

    @Test
    void afterItsEndHostsReadAndNobodyWrites() {
        owners.enter();
        var users = comes(user);
        users.say("kept");
        assertThat(
            owner
                .rest()
                .post(meeting.path() + "/end", "")
                .status()
        ).isEqualTo(204);
        assertThat(users.refused(users.sending("late", null))).isEqualTo(ErrorCode.MEETING_ENDED);
        assertThat(users.refused(users.catchingUp(0))).isEqualTo(ErrorCode.MEETING_ENDED);
        assertThat(owners.refused(owners.sending("late", null))).isEqualTo(ErrorCode.MEETING_ENDED);
        assertThat(ChatVisitor.texts(owners.allAfter(0))).containsExactly("kept");
    }

    @Test
    void ofADeletedMeetingNothingIsLeft() {
        owners.enter();
        var guest = meeting.guest(Node.second(), "Gus");
        var guests = comes(guest);
        var file = MeetingChatRequests.uploaded(guest, meeting);
        long seq = guests.say("mine", file);
        guests.done(guests.reacting(seq, "👍", true));
        owners.done(owners.deleting(owners.say("gone")));
        // Refused, and remembered as such.
        assertThat(owners.refused(owners.editing(seq, "not mine"))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(MeetingChatRequests.left(meeting)).isPositive();
        assertThat(owner.rest().delete(meeting.path()).status()).isEqualTo(204);
        assertThat(MeetingChatRequests.left(meeting)).isZero();
        assertThat(MeetingChatRequests.leftOf(file)).isZero();
        assertThat(owners.refused(owners.catchingUp(0))).isEqualTo(ErrorCode.MEETING_NOT_FOUND);
        assertThat(guests.refused(guests.sending("still here", null))).isEqualTo(ErrorCode.MEETING_NOT_FOUND);
    }

    @Test
    void whatWasWrittenWhileItWasDeletedGoesLater() {
        owners.enter();
        owners.say("kept for now");
        assertThat(owner.rest().delete(meeting.path()).status()).isEqualTo(204);
        Node.first().bean(SideLogs.class).begin(new ChatId(meeting.id().value()), owner.id());
        assertThat(MeetingChatRequests.left(meeting)).isPositive();
        try (var later = Node.start("parley.meetings.removal-interval=200ms")) {
            later.clock().advance(Duration.ofMinutes(11));
            await().untilAsserted(() -> assertThat(MeetingChatRequests.left(meeting)).isZero());
        }
    }

    @Test
    void goesWithTheAccountOfItsLastHost() {
        var last = Node.first().registerUser();
        var theirs = TestMeeting.create(last, TestMeeting.open());
        var shared = TestMeeting.create(last, TestMeeting.open());
        shared.enter(user);
        assertThat(visitorOf(shared, user.connect()).enter().head()).isEqualTo(1);
        assertThat(
            last
                .rest()
                .put(shared.path() + "/co-hosts/" + user.id(), "{}")
                .status()
        ).isEqualTo(204);
        for (var each : List.of(theirs, shared)) {
            var lasts = visitorOf(each, last.connect());
            lasts.enter();
            lasts.say("by the owner");
        }
        String password = "{\"password\": \"" + TestUser.PASSWORD + "\"}";
        assertThat(last.rest().delete("/api/me", password).status()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(MeetingChatRequests.left(theirs)).isZero());
        // The co-host owns it now.
        assertThat(ChatVisitor.texts(visitorOf(shared, user.connect()).allAfter(0))).containsExactly("by the owner");
        await().untilAsserted(() ->
            assertThat(user.rest().get(shared.path()).body().path("role").asString()).isEqualTo("owner")
        );
        assertThat(
            user
                .rest()
                .post(shared.path() + "/end", "{}")
                .status()
        ).isEqualTo(204);
        assertThat(user.rest().delete(shared.path()).status()).isEqualTo(204);
        assertThat(MeetingChatRequests.left(shared)).isZero();
    }

    private ChatVisitor visitorOf(TestMeeting other, SocketClient socket) {
        sockets.add(socket);
        return new ChatVisitor(other, socket);
    }

    @Test
    void aDeletedAccountHasNoNameInIt() {
        var leaver = Node.first().registerUser();
        owners.enter();
        var leavers = comes(leaver);
        long seq = leavers.say("I was here");
        owners.done(owners.reacting(seq, "👍", true));
        leavers.done(leavers.reacting(seq, "👍", true));
        String password = "{\"password\": \"" + TestUser.PASSWORD + "\"}";
        assertThat(leaver.rest().delete("/api/me", password).status()).isEqualTo(204);
        var sent = owners
            .log(0)
            .events()
            .stream()
            .filter(SentToMeeting.class::isInstance)
            .map(SentToMeeting.class::cast)
            .findFirst()
            .orElseThrow();
        assertThat(sent.by()).isEqualTo(new AuthorView(Person.of(leaver.id()), "", false));
        assertThat(sent.reactions().getFirst().people())
            .extracting(AuthorView::name)
            .containsExactly("Test " + owner.username(), "");
    }

    @Test
    void aFullChatTakesNoMoreButDeletions() {
        try (var node = Node.start("parley.meetings.max-chat-events=4")) {
            meeting.enter(user);
            var users = visitor(user.on(node).connect());
            users.enter();
            long first = users.say("one");
            String clientId = SocketClient.newClientId();
            users.done(users.reacting(first, "👍", true));
            long last = users.send(clientId, "two", null);
            assertThat(users.refused(users.sending("three", null))).isEqualTo(ErrorCode.MEETING_CHAT_FULL);
            assertThat(users.refused(users.editing(first, "1"))).isEqualTo(ErrorCode.MEETING_CHAT_FULL);
            assertThat(users.refused(users.reacting(last, "👍", true))).isEqualTo(ErrorCode.MEETING_CHAT_FULL);
            assertThat(users.send(clientId, "two", null)).isEqualTo(last);
            users.done(users.deleting(first));
        }
    }

    @Test
    void guestsWriteLessOftenThanUsers() {
        try (
            var node = Node.start(
                "parley.limits.enabled=true",
                "parley.limits.rates.guest-messages.permits=2",
                "parley.limits.rates.guest-messages.per=1h"
            )
        ) {
            var guests = comes(meeting.guest(node, "Gus"));
            long seq = guests.say("one");
            guests.done(guests.reacting(seq, "👍", true));
            assertThat(guests.refused(guests.sending("three", null))).isEqualTo(ErrorCode.RATE_LIMITED);
            meeting.enter(user);
            var users = visitor(user.on(node).connect());
            users.enter();
            IntStream.range(0, 5).forEach(n -> users.say("word " + n));
        }
    }
}
