package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestBot;
import dev.parley.api.web.Routes.Route;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.id.IdGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A bot's key gets through what its scopes name, as documented, and nothing else: every route and every frame is tried. */
class BotRightsIT {

    private static final Node NODE = Node.first();
    private static final String FRAMES = "docs/protocol/bots.md";
    private static final Set<String> FRAMES_FOR_EVERYBODY = Set.of("session.authenticate", "session.ping");

    /** One for each scope, kept open over all frames: what is refused closes nothing. */
    private static final Map<ApiScope, SocketClient> SOCKETS = new HashMap<>();

    private final String someId = NODE.bean(IdGenerator.class).next();

    @AfterAll
    static void close() {
        SOCKETS.values().forEach(SocketClient::close);
    }

    @ParameterizedTest
    @EnumSource(ApiScope.class)
    void getsThroughToTheRoutesOfItsScopeAlone(ApiScope scope) {
        var rest = TestBot.of(NODE, NODE.newUser()).rest(scope);
        var routes = new ArrayList<>(Routes.all());
        for (String path : List.of("/actuator/info", "/actuator/metrics", "/api/nothing")) {
            routes.add(new Route("GET", path, List.of(), List.of(), false));
        }
        routes.removeIf(route -> Routes.FOR_EVERYBODY.contains(route.toString()));
        var documented = Rights.of("docs/protocol/api-keys.md", scope, "[A-Z]+ /[^`]+");
        assertThat(routes).allSatisfy(route -> {
            var answer = ask(rest, route);
            if (documented.contains(route.toString())) {
                assertThat(answer.status()).as("%s: %s", route, answer).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(answer.code()).as("%s: %s", route, answer).isEqualTo("API_KEY_NOT_ALLOWED");
            }
        });
    }

    private Rest.Answer ask(Rest rest, Route route) {
        String path = route.with(someId);
        if (route.upload()) {
            return rest.upload(route.method(), path + "?name=x", new byte[] { 1 });
        }
        return route.method().equals("GET") ? rest.get(path) : rest.change(route.method(), path, "{}", "key");
    }

    static Stream<Arguments> everyFrameByEveryScope() throws IOException {
        var frames = GuestRightsIT.frames();
        return Arrays.stream(ApiScope.values()).flatMap(scope ->
            frames.stream().map(frame -> Arguments.of(scope, frame))
        );
    }

    @ParameterizedTest
    @MethodSource("everyFrameByEveryScope")
    void getsThroughTheFramesOfItsScopeAlone(ApiScope scope, String type) {
        if (FRAMES_FOR_EVERYBODY.contains(type)) {
            return;
        }
        var socket = SOCKETS.computeIfAbsent(scope, _ ->
            TestBot.of(NODE, NODE.newUser()).connect(
                Stream.of(scope, ApiScope.RECEIVE_MENTIONS)
                    .distinct()
                    .toArray(ApiScope[]::new)
            )
        );
        socket.sendText(Repository.read("docs/protocol/examples/client/" + type + ".json"));
        var failed = socket.expect(SessionEvent.Failed.class);
        if (Rights.of(FRAMES, scope, "[a-z]+\\.[a-zA-Z]+").contains(type)) {
            // What the example names is nobody's.
            assertThat(failed.code()).isIn(
                ErrorCode.CHAT_NOT_FOUND,
                ErrorCode.ATTACHMENT_NOT_FOUND,
                ErrorCode.RUN_NOT_FOUND
            );
        } else {
            assertThat(failed.code()).isEqualTo(ErrorCode.API_KEY_NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @EnumSource(ApiScope.class)
    void opensTheSocketOnlyByAScopeToReceive(ApiScope scope) {
        String key = TestBot.of(NODE, NODE.newUser()).key(scope);
        try (var socket = SocketClient.open(NODE, "bot")) {
            if (scope.isOfBots()) {
                assertThat(socket.authenticate(key).calls()).isEmpty();
            } else {
                var failed = socket.ask(id -> new SessionCommand.Authenticate(id, key), SessionEvent.Failed.class);
                assertThat(failed.code()).isEqualTo(ErrorCode.API_KEY_NOT_ALLOWED);
            }
        }
    }

    @Test
    void theDocumentNamesOnlyFramesThatThereAre() throws IOException {
        var frames = GuestRightsIT.frames();
        for (ApiScope scope : ApiScope.values()) {
            assertThat(Rights.of(FRAMES, scope, "[a-z]+\\.[a-zA-Z]+")).isSubsetOf(frames);
        }
    }
}
