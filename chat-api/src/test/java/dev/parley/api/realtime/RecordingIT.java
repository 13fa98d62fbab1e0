package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.AgreeToRecording;
import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.SendOffer;
import dev.parley.api.protocol.CallCommand.SetTracks;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallCommand.StartRecording;
import dev.parley.api.protocol.CallCommand.StopRecording;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.media.MediaClient;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.DeviceKeys;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.RecordingId;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recordings by the router, from the first frame to the files in the chat, over two nodes, by peers without a browser. */
class RecordingIT {

    private static final PeerAddress ROUTER = new PeerAddress.Router();
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    /** Three seconds of sound. */
    private static final int FRAMES = 150;

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();
    private final ChatId chat = anna.createGroup("Talk", boris);

    @AfterEach
    void disconnect() {
        annas.close();
        boriss.close();
    }

    @Test
    void recordsOnlyWhoHasAgreedAndPutsTheFilesIntoTheChat() throws IOException {
        var call = talk();
        try (var annasMedia = enter(annas, call, boris); var borissMedia = enter(boriss, call, anna)) {
            annas.ask(id -> new StartRecording(id, call.id()), SessionEvent.Done.class);
            var told = boriss.expect(CallEvent.Changed.class, changed -> changed.call().recording() != null).call();
            var recording = Objects.requireNonNull(told.recording());
            assertThat(recording.by()).isEqualTo(Person.of(anna.id()));
            assertThat(recording.agreed()).containsExactly(Person.of(anna.id()));
            talk(annasMedia, borissMedia);
            annas.ask(id -> new StopRecording(id, call.id()), SessionEvent.Done.class);

            var files = files(boriss);
            assertThat(files).extracting(AttachmentView::mediaType).containsExactly("application/json", "audio/ogg");
            var index = JsonMapper.shared().readTree(content(files.getFirst()));
            assertThat(index.get("ending").asString()).isEqualTo("ended");
            assertThat(index.get("startedBy").asString()).isEqualTo(anna.id().toString());
            assertThat(index.get("tracks"))
                .singleElement()
                .satisfies(track -> {
                    assertThat(track.get("person").asString()).isEqualTo(anna.id().toString());
                    assertThat(track.get("source").asString()).isEqualTo("microphone");
                    assertThat(track.get("file").asString()).isEqualTo(files.getLast().name());
                    assertThat(track.get("toMs").asLong() - track.get("fromMs").asLong()).isGreaterThan(1_000);
                });
            var sound = content(files.getLast());
            assertThat(new String(sound, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("OggS");
            assertThat(sound).hasSize((int) files.getLast().size());
            var eve = Node.first().newUser();
            assertThat(eve.rest().download(path(files.getLast())).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void recordsWhoAgreesLaterAndEndsWithTheCall() throws IOException {
        var call = talk();
        try (var annasMedia = enter(annas, call, boris); var borissMedia = enter(boriss, call, anna)) {
            annas.ask(id -> new StartRecording(id, call.id()), SessionEvent.Done.class);
            var recording = recordingOf(boriss);
            boriss.ask(id -> new AgreeToRecording(id, call.id(), recording), SessionEvent.Done.class);
            talk(annasMedia, borissMedia);
            boriss.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);

            var index = JsonMapper.shared().readTree(content(files(boriss).getFirst()));
            assertThat(peopleIn(index)).containsExactlyInAnyOrder(anna.id().toString(), boris.id().toString());
        }
    }

    @Test
    void goesOnAtAnotherNodeWhereThatOfTheRouterStops() throws IOException {
        var leaving = Node.start();
        var clara = leaving.newUser();
        var dan = Node.second().newUser();
        var group = clara.createGroup("Going", dan);
        try (var claras = clara.connect(); var dans = dan.connect(); var again = clara.on(Node.first()).connect()) {
            var call = talk(claras, group, dans);
            var clarasMedia = enter(claras, call, dan);
            var dansMedia = enter(dans, call, clara);
            record(claras, call, dans);
            talk(clarasMedia, dansMedia);

            var stopped = CompletableFuture.runAsync(leaving::close);

            dans.expect(CallEvent.RouterMoved.class);
            again.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
            try (var clarasNext = enter(again, call, dan); var dansNext = enter(dans, call, clara)) {
                talk(clarasNext, dansNext);
                clarasMedia.close();
                dansMedia.close();
                assertThat(stopped).succeedsWithin(Duration.ofSeconds(30));
                var former = index(dan, group, awaitFiles(dans, 1));
                assertThat(former.get("ending").asString()).isEqualTo("moved");
                assertThat(peopleIn(former)).containsExactlyInAnyOrder(clara.id().toString(), dan.id().toString());
                assertThat(dans.received(CallEvent.Changed.class))
                    .as("the mark stays")
                    .last()
                    .matches(changed -> changed.call().recording() != null);

                talk(clarasNext, dansNext);
                again.ask(id -> new StopRecording(id, call.id()), SessionEvent.Done.class);
                var next = index(dan, group, awaitFiles(dans, 2));
                assertThat(next.get("ending").asString()).isEqualTo("ended");
                assertThat(peopleIn(next)).isEqualTo(peopleIn(former));
                assertThat(next.get("recording")).isEqualTo(former.get("recording"));
                assertThat(next.get("startedAt")).isEqualTo(former.get("startedAt"));
                assertThat(next.get("begunAt").asString()).isGreaterThan(former.get("begunAt").asString());
            }
        }
    }

    /** It takes half a minute until the part of a node that has died belongs to another one. */
    @Test
    void goesOnAtAnotherNodeWhereThatOfTheRouterHasDied() throws IOException {
        try (var doomed = Node.startGated()) {
            var clara = doomed.node().newUser();
            var dan = Node.second().newUser();
            var group = clara.createGroup("Doomed", dan);
            try (var claras = clara.connect(); var dans = dan.connect(); var again = clara.on(Node.first()).connect()) {
                var call = talk(claras, group, dans);
                var clarasMedia = enter(claras, call, dan);
                var dansMedia = enter(dans, call, clara);
                record(claras, call, dans);
                await().until(() -> {
                    talk(clarasMedia, dansMedia);
                    return isSaved(call);
                });

                doomed.redis().shut();
                doomed.mongo().shut();

                dans.expect(CallEvent.RestartAsked.class, restart -> restart.callId().equals(call.id()));
                clarasMedia.close();
                dansMedia.close();
                again.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
                try (var clarasNext = enter(again, call, dan); var dansNext = enter(dans, call, clara)) {
                    talk(clarasNext, dansNext);
                    again.ask(id -> new StopRecording(id, call.id()), SessionEvent.Done.class);
                    var next = index(dan, group, awaitFiles(dans, 1));
                    assertThat(next.get("ending").asString()).isEqualTo("ended");
                    assertThat(peopleIn(next)).containsExactlyInAnyOrder(clara.id().toString(), dan.id().toString());

                    var kept = awaitFiles(dans, 2);
                    var former = index(dan, group, kept);
                    assertThat(former.get("ending").asString()).isEqualTo("cutOff");
                    assertThat(former.get("recording")).isEqualTo(next.get("recording"));
                    assertThat(peopleIn(former)).isEqualTo(peopleIn(next));
                    assertThat(
                        new String(content(dan, group, kept.getLast()), 0, 4, StandardCharsets.US_ASCII)
                    ).isEqualTo("OggS");
                }
            }
        }
    }

    private static boolean isSaved(CallView call) {
        var saved = Filters.and(
            Filters.eq("call", call.id().value()),
            Filters.size("tracks", 2),
            Filters.nor(Filters.eq("tracks.bytes", 0L))
        );
        return Node.second().bean(MongoTemplate.class).getCollection("call_recordings").countDocuments(saved) == 1;
    }

    /** Both are recorded. */
    private static void record(SocketClient starter, CallView call, SocketClient other) {
        starter.ask(id -> new StartRecording(id, call.id()), SessionEvent.Done.class);
        var recording = recordingOf(other);
        other.ask(id -> new AgreeToRecording(id, call.id(), recording), SessionEvent.Done.class);
    }

    @Test
    void movesACallOfTwoToTheRouterToRecordIt() {
        var place = CallPlace.of(ChatId.personal(anna.id(), boris.id()));
        var call = annas
            .ask(id -> new StartCall(id, place, CallKind.VOICE, CallEncryption.NONE), CallEvent.Started.class)
            .call();
        assertThat(call.mediaPath()).isEqualTo(MediaPath.DIRECT);
        boriss.expect(CallEvent.Ringing.class);
        boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
        boriss.ask(id -> new StartRecording(id, call.id()), SessionEvent.Done.class);

        var told = annas.expect(CallEvent.Changed.class, changed -> changed.call().recording() != null).call();
        assertThat(told.mediaPath()).isEqualTo(MediaPath.ROUTER);
        assertThat(told.encryption()).isEqualTo(CallEncryption.NONE);
    }

    @Test
    void refusesToRecordAnEncryptedCallAndWhoMayNot() {
        var encrypted = annas
            .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class)
            .call();
        boriss.ask(id -> new AcceptCall(id, encrypted.id()), SessionEvent.Done.class);
        assertRefused(annas, ErrorCode.CALL_ENCRYPTED, id -> new StartRecording(id, encrypted.id()));
        assertRefused(boriss, ErrorCode.FORBIDDEN, id -> new StartRecording(id, encrypted.id()));
        boriss.ask(id -> new LeaveCall(id, encrypted.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);

        assertRefused(boriss, ErrorCode.FORBIDDEN, id ->
            new StartCall(id, CallPlace.of(chat), CallKind.VOICE, CallEncryption.NONE)
        );
        var open = talk();
        var keys = new DeviceKeys("k".repeat(43), "a".repeat(43), "s".repeat(86));
        var sound = List.of(new Track("microphone", TrackSource.MICROPHONE, false));
        assertRefused(annas, ErrorCode.INVALID_REQUEST, id -> new SetTracks(id, open.id(), sound, keys));
        annas.ask(id -> new StartRecording(id, open.id()), SessionEvent.Done.class);
        var recording = recordingOf(boriss);
        assertRefused(boriss, ErrorCode.FORBIDDEN, id -> new StopRecording(id, open.id()));
        var another = new RecordingId(open.id().value());
        assertRefused(boriss, ErrorCode.CALL_WRONG_STATE, id -> new AgreeToRecording(id, open.id(), another));
        boriss.ask(id -> new AgreeToRecording(id, open.id(), recording), SessionEvent.Done.class);
        var eve = Node.first().newUser();
        try (var eves = eve.connect()) {
            assertRefused(eves, ErrorCode.CALL_NOT_FOUND, id -> new StartRecording(id, open.id()));
            assertRefused(eves, ErrorCode.CALL_NOT_FOUND, id -> new AgreeToRecording(id, open.id(), recording));
        }
    }

    @Test
    void bringsIntoTheChatWhatANodeHasLeftThatDied() {
        var mongo = Node.first().bean(MongoTemplate.class);
        var ids = Node.first().bean(IdGenerator.class);
        String file = ids.next();
        byte[] sound = { 'O', 'g', 'g', 'S', 0 };
        mongo
            .getCollection("attachment_chunks")
            .insertOne(new Document("_id", file + ":0").append("data", new Binary(sound)));
        mongo.getCollection("call_recordings").insertOne(left(ids, file, sound.length - 1L));

        var message = await()
            .atMost(Duration.ofSeconds(40))
            .until(() -> boriss.received(ChatEvent.MessageSent.class), messages -> !messages.isEmpty())
            .getFirst();
        assertThat(message.actor()).isEqualTo(anna.id());
        assertThat(message.attachments())
            .extracting(AttachmentView::name)
            .satisfiesExactly(
                index -> assertThat(index).isEqualTo("index (cut off) - Recording 2026-11-21 09.30.00.json"),
                kept -> assertThat(kept).startsWith("microphone - ").endsWith(" - Recording 2026-11-21 09.30.00.ogg")
            );
        assertThat(content(message.attachments().getLast())).containsExactly('O', 'g', 'g', 'S');
        await().until(() -> mongo.getCollection("call_recordings").countDocuments() == 0);
    }

    private Document left(IdGenerator ids, String file, long bytes) {
        var startedAt = Date.from(Instant.parse("2026-11-21T09:30:00Z"));
        var track = new Document("file", file)
            .append("person", anna.id().toString())
            .append("source", "microphone")
            .append("kind", "AUDIO")
            .append("bytes", bytes)
            .append("fromMs", 0L)
            .append("toMs", 1_000L);
        return new Document("_id", ids.next())
            .append("recording", ids.next())
            .append("call", ids.next())
            .append("chat", chat.value())
            .append("startedBy", anna.id().toString())
            .append("startedAt", startedAt)
            .append("begunAt", startedAt)
            .append("ending", "CUT_OFF")
            .append("overrun", 0L)
            .append("touchedAt", startedAt)
            .append("tracks", List.of(track));
    }

    private CallView talk() {
        return talk(annas, chat, boriss);
    }

    private static CallView talk(SocketClient caller, ChatId group, SocketClient callee) {
        var call = caller
            .ask(
                id -> new StartCall(id, CallPlace.of(group), CallKind.VOICE, CallEncryption.NONE),
                CallEvent.Started.class
            )
            .call();
        callee.expect(CallEvent.Ringing.class, rings -> rings.call().id().equals(call.id()));
        callee.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
        return call;
    }

    private static RecordingId recordingOf(SocketClient socket) {
        var changed = socket.expect(CallEvent.Changed.class, each -> each.call().recording() != null);
        return Objects.requireNonNull(changed.call().recording()).id();
    }

    private static List<AttachmentView> files(SocketClient socket) {
        return socket.expect(ChatEvent.MessageSent.class, message -> !message.attachments().isEmpty()).attachments();
    }

    /** The files of the message with files that came as the so-manieth. A connection that says nothing for so long is closed. */
    private static List<AttachmentView> awaitFiles(SocketClient socket, int number) {
        return await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> {
                    socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                    return socket
                        .received(ChatEvent.MessageSent.class)
                        .stream()
                        .filter(message -> !message.attachments().isEmpty())
                        .toList();
                },
                messages -> messages.size() >= number
            )
            .get(number - 1)
            .attachments();
    }

    private static JsonNode index(TestUser reader, ChatId group, List<AttachmentView> files) {
        return JsonMapper.shared().readTree(content(reader, group, files.getFirst()));
    }

    private static Set<String> peopleIn(JsonNode index) {
        return index
            .get("tracks")
            .valueStream()
            .map(track -> track.get("person").asString())
            .collect(Collectors.toSet());
    }

    private byte[] content(AttachmentView file) {
        return content(boris, chat, file);
    }

    private static byte[] content(TestUser reader, ChatId group, AttachmentView file) {
        var answer = reader.rest().download("/api/chats/" + group + "/attachments/" + file.id());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String path(AttachmentView file) {
        return "/api/chats/" + chat + "/attachments/" + file.id();
    }

    /** Both speak for a while; hearing each other paces it. */
    private static void talk(MediaClient one, MediaClient other) throws IOException {
        for (int i = 0; i < FRAMES; i++) {
            one.speak();
            other.speak();
            one.hears(20);
        }
    }

    private static void assertRefused(SocketClient socket, ErrorCode code, Function<String, ClientFrame> command) {
        assertThat(socket.ask(command, SessionEvent.Failed.class).code()).isEqualTo(code);
    }

    private static MediaClient enter(SocketClient socket, CallView call, TestUser heard) throws IOException {
        String asked;
        try (var scout = new MediaClient(NOWHERE)) {
            asked = answer(socket, call, scout.offer(), heard);
        }
        var media = new MediaClient(MediaClient.routerIn(asked));
        media.connect(answer(socket, call, media.offer(), heard));
        return media;
    }

    private static String answer(SocketClient socket, CallView call, String sdp, TestUser heard) {
        var sections = List.of(
            new Section(MediaClient.SPEAKS, "microphone", TrackSource.MICROPHONE, null),
            new Section(MediaClient.HEARS, "microphone", TrackSource.MICROPHONE, Person.of(heard.id()))
        );
        socket.ask(id -> new SendOffer(id, call.id(), ROUTER, sdp, sections), SessionEvent.Done.class);
        return socket.expect(CallEvent.Answered.class, answered -> answered.from().equals(ROUTER)).sdp();
    }
}
