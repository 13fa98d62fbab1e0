package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.api.web.Routes.Route;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.id.IdGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An API key gets through to the routes of its scopes, as documented, and to nothing else: every route is tried. */
class ApiKeyRightsIT {

    private static final Node NODE = Node.first();

    /** Those of bots are tried by {@link BotRightsIT}. */
    private static final List<ApiScope> SCOPES = Arrays.stream(ApiScope.values())
        .filter(scope -> !scope.isOfBots())
        .toList();

    /** Even an administrator's keys lead to no route of administrators. */
    private static final TestUser OWNER = NODE.newAdministrator();

    private final String someId = NODE.bean(IdGenerator.class).next();

    static Stream<Arguments> everyRouteByEveryScope() {
        var routes = new ArrayList<>(Routes.all());
        for (String path : List.of("/actuator/info", "/actuator/metrics", "/api/nothing")) {
            routes.add(new Route("GET", path, List.of(), List.of(), false));
        }
        return SCOPES.stream().flatMap(scope -> routes.stream().map(route -> Arguments.of(scope, route)));
    }

    @ParameterizedTest
    @MethodSource("everyRouteByEveryScope")
    void getsThroughToTheRoutesOfItsScope(ApiScope scope, Route route) {
        var answer = ask(route, key(Set.of(scope)));
        if (Routes.FOR_EVERYBODY.contains(route.toString())) {
            String withoutBody = switch (route.path()) {
                // A provider is asked for nothing where there is none.
                case "/api/auth/provider/begin" -> "NOT_FOUND";
                // A challenge is for whoever asks.
                case "/api/auth/passkey/begin" -> "";
                // A token in the address is all it takes.
                case "/api/digest/off" -> "INVALID_REQUEST";
                default -> "NOT_AUTHENTICATED";
            };
            assertThat(answer.code()).isEqualTo(
                route.method().equals("POST") && route.takesJson() ? "INVALID_REQUEST" : withoutBody
            );
        } else if (documented(scope).contains(route.toString())) {
            assertThat(answer.code())
                .as("%s", answer)
                .isIn("", "INVALID_REQUEST", "CHAT_NOT_FOUND", "ATTACHMENT_NOT_FOUND", "VIDEO_CALL_NOT_FOUND");
            assertThat(answer.status()).as("%s", answer).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(answer.status()).as("%s", answer).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("API_KEY_NOT_ALLOWED");
        }
    }

    @Test
    void theDocumentNamesOnlyRoutesThatThereAre() {
        var routes = Routes.all().stream().map(Route::toString).toList();
        for (ApiScope scope : SCOPES) {
            assertThat(documented(scope)).isNotEmpty().isSubsetOf(routes);
        }
    }

    @Test
    void opensNoConnection() {
        try (var socket = SocketClient.open(NODE, "key")) {
            String key = key(Set.copyOf(SCOPES));
            var failed = socket.ask(id -> new SessionCommand.Authenticate(id, key), SessionEvent.Failed.class);
            assertThat(failed.code()).isEqualTo(ErrorCode.API_KEY_NOT_ALLOWED);
        }
    }

    private Rest.Answer ask(Route route, String bearer) {
        var rest = new Rest(NODE);
        rest.authenticate(bearer);
        String path = route.with(someId);
        if (route.upload()) {
            return rest.upload(route.method(), path + "?name=x", new byte[] { 1 });
        }
        return route.method().equals("GET") ? rest.get(path) : rest.change(route.method(), path, "{}", "key");
    }

    private static String key(Set<ApiScope> scopes) {
        var keys = NODE.bean(ApiKeys.class);
        // Of its own each time, and never too many.
        keys.revokeAll(OWNER.id());
        return keys.create(OWNER.intent(), "test", scopes, null).text().reveal();
    }

    private static Set<String> documented(ApiScope scope) {
        return Rights.of("docs/protocol/api-keys.md", scope, "[A-Z]+ /[^`]+");
    }
}
