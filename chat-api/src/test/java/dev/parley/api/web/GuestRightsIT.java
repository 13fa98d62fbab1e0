package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.security.GuestTokens;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.web.Routes.Route;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.id.IdGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A guest gets through what says so, and through nothing else: every route and every frame is tried. */
class GuestRightsIT {

    private static final Node NODE = Node.first();

    /** Answered as without any token, as are the {@link Routes#FOR_EVERYBODY}. */
    private static final Set<String> LINKS = Set.of(
        "GET /api/invites/{token}",
        "GET /api/auth/ways",
        "GET /api/registration",
        "GET /api/registration/invites/{token}",
        "GET /api/exports/{ticket}",
        "GET /api/meeting-links/{code}",
        "POST /api/meeting-links/{code}/enter",
        "GET /api/video-call/{roomId}/verify",
        "POST /api/video-call/{roomId}/join"
    );

    /** Each with the answer for what is not there. */
    private static final Map<String, String> FOR_GUESTS_TOO = Map.of(
        "GET /api/calls/{callId}/ice-servers",
        "CALL_NOT_FOUND",
        "GET /api/meetings/{meetingId}/chat",
        "MEETING_NOT_FOUND",
        "POST /api/meetings/{meetingId}/attachments",
        "MEETING_NOT_FOUND",
        "GET /api/meetings/{meetingId}/attachments/{attachmentId}",
        "MEETING_NOT_FOUND",
        "GET /api/meetings/{meetingId}/attachments/{attachmentId}/thumbnail",
        "MEETING_NOT_FOUND",
        "DELETE /api/meetings/{meetingId}/attachments/{attachmentId}",
        "MEETING_NOT_FOUND",
        "POST /api/meetings/{meetingId}/guest-token",
        "MEETING_NOT_FOUND",
        "POST /api/video-call/{roomId}/guest-token",
        "VIDEO_CALL_NOT_FOUND"
    );

    private static final Set<String> FRAMES_FOR_EVERYBODY = Set.of("session.authenticate", "session.ping");

    private final String someId = NODE.bean(IdGenerator.class).next();
    private final String token = NODE.bean(GuestTokens.class)
        .issue(new GuestId(someId), new CallPlace.Meeting(new MeetingId(someId)), "Guest")
        .token();

    static List<Route> routes() {
        var routes = new ArrayList<>(Routes.all());
        for (String path : List.of("/actuator/info", "/actuator/metrics", "/api/nothing", "/v3/api-docs")) {
            routes.add(new Route("GET", path, List.of(), List.of(), false));
        }
        return routes;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void getsThroughTheRoutesThatSaySo(Route route) {
        var asGuest = ask(route, token);
        if (forEverybody(route)) {
            var asNobody = ask(route, null);
            assertThat(asGuest.status()).isEqualTo(asNobody.status());
            assertThat(asGuest.code()).isEqualTo(asNobody.code());
        } else if (FOR_GUESTS_TOO.containsKey(route.toString())) {
            assertThat(asGuest.code()).isEqualTo(FOR_GUESTS_TOO.get(route.toString()));
        } else {
            assertThat(asGuest.status()).as("%s", asGuest).isEqualTo(403);
            assertThat(asGuest.code()).isEqualTo("FORBIDDEN");
        }
    }

    private static boolean forEverybody(Route route) {
        return (
            Routes.FOR_EVERYBODY.contains(route.toString()) ||
            LINKS.contains(route.toString()) ||
            !route.path().matches("/(api|actuator)/.*")
        );
    }

    private Rest.Answer ask(Route route, @Nullable String bearer) {
        var rest = new Rest(NODE);
        if (bearer != null) {
            rest.authenticate(bearer);
        }
        String path = route.with(someId);
        if (route.upload()) {
            return rest.upload(route.method(), path + "?name=a.txt", new byte[] { 1 });
        }
        return route.method().equals("GET") ? rest.get(path) : rest.change(route.method(), path, "{}", "key");
    }

    static List<String> frames() throws IOException {
        try (var examples = Files.list(Repository.file("docs/protocol/examples/client"))) {
            return examples.map(file -> file.getFileName().toString().replace(".json", "")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void getsThroughTheFramesThatSaySo(String type) {
        try (var socket = SocketClient.open(NODE, "guest")) {
            var ready = socket.ask(id -> new SessionCommand.Authenticate(id, token), SessionEvent.GuestReady.class);
            assertThat(ready.person()).isEqualTo("g_" + someId);
            assertThat(ready.place()).isEqualTo("m_" + someId);
            assertThat(ready.name()).isEqualTo("Guest");
            if (FRAMES_FOR_EVERYBODY.contains(type)) {
                return;
            }
            socket.sendText(Repository.read("docs/protocol/examples/client/" + type + ".json"));
            var failed = socket.expect(SessionEvent.Failed.class);
            assertThat(failed.code())
                .as("%s", failed)
                .isEqualTo(framesForGuestsToo().contains(type) ? notFound(type) : ErrorCode.FORBIDDEN);
        }
    }

    /** The example starts a call in a chat. */
    private static ErrorCode notFound(String type) {
        if (type.equals("call.start")) {
            return ErrorCode.CHAT_NOT_FOUND;
        }
        return type.startsWith("meeting") ? ErrorCode.MEETING_NOT_FOUND : ErrorCode.CALL_NOT_FOUND;
    }

    /** As documented. */
    private static Set<String> framesForGuestsToo() {
        String line = Repository.read("docs/architecture/permissions.md")
            .lines()
            .filter(each -> each.matches("\\| (be in a call of the own place|come in|write in the own meeting) \\|.*"))
            .collect(Collectors.joining());
        return Pattern.compile("`([a-zA-Z.]+)`")
            .matcher(line)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    }

    @Test
    void aConnectionStaysWhosItIs() {
        var user = NODE.newUser();
        try (var socket = user.connect()) {
            var failed = socket.ask(id -> new SessionCommand.Authenticate(id, token), SessionEvent.Failed.class);
            assertThat(failed.code()).isEqualTo(ErrorCode.FORBIDDEN);
        }
        try (var socket = SocketClient.open(NODE, "guest")) {
            socket.ask(id -> new SessionCommand.Authenticate(id, token), SessionEvent.GuestReady.class);
            var failed = socket.ask(
                id -> new SessionCommand.Authenticate(id, user.accessToken()),
                SessionEvent.Failed.class
            );
            assertThat(failed.code()).isEqualTo(ErrorCode.FORBIDDEN);
        }
    }
}
