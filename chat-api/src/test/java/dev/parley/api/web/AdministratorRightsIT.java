package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.api.web.Routes.Route;
import dev.parley.chat.id.IdGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An administrator gets through to the routes of administrators, and nobody else: every route is tried. Guests, API keys and
 * bots are tried by {@link GuestRightsIT}, {@link ApiKeyRightsIT} and {@link BotRightsIT}.
 */
class AdministratorRightsIT {

    private static final Node NODE = Node.first();
    private static final TestUser ADMINISTRATOR = NODE.newAdministrator();
    private static final TestUser USER = NODE.newUser();

    private final String someId = NODE.bean(IdGenerator.class).next();

    static List<Route> routes() {
        return Routes.all()
            .stream()
            .filter(route -> route.path().startsWith("/api/admin"))
            .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void getsThroughAndNobodyElse(Route route) {
        var asAdministrator = ask(route, ADMINISTRATOR.rest());
        assertThat(asAdministrator.status()).as("%s", asAdministrator).isNotIn(401, 403).isLessThan(500);

        var asUser = ask(route, USER.rest());
        assertThat(asUser.status()).as("%s", asUser).isEqualTo(403);
        assertThat(asUser.code()).isEqualTo("FORBIDDEN");

        assertThat(ask(route, new Rest(NODE)).code()).isEqualTo("NOT_AUTHENTICATED");
    }

    @Test
    void whatIsNotThereIsNotToldToOthers() {
        assertThat(USER.rest().get("/api/admin/nothing").code()).isEqualTo("FORBIDDEN");
        assertThat(ADMINISTRATOR.rest().get("/api/admin/nothing").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void hasNoRightsInChatsOfOthers() {
        var chat = USER.createGroup("Theirs");
        assertThat(
            ADMINISTRATOR.rest()
                .get("/api/chats/" + chat)
                .code()
        ).isEqualTo("CHAT_NOT_FOUND");
        assertThat(
            ADMINISTRATOR.rest()
                .get("/api/chats/" + chat + "/events")
                .code()
        ).isEqualTo("CHAT_NOT_FOUND");
    }

    private Rest.Answer ask(Route route, Rest rest) {
        String path = route.with(someId);
        if (path.endsWith("/export")) {
            return rest.get(path + "?until=1970-01-01T00:00:00Z");
        }
        return route.method().equals("GET") ? rest.get(path) : rest.change(route.method(), path, "{}", "key");
    }
}
