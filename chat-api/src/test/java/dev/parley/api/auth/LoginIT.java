package dev.parley.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import java.net.HttpCookie;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginIT {

    private static final Node NODE = Node.first();

    @Test
    void tellsWhoIAm() {
        var user = NODE.registerUser();
        var me = user.rest().get("/api/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("id").asString()).isEqualTo(user.id().value());
        assertThat(me.body().path("username").asString()).isEqualTo(user.username());
        assertThat(me.raw().body()).doesNotContainIgnoringCase("password");
    }

    @Test
    void asksForALoginAndForAValidOne() {
        var nobody = new Rest(NODE);
        assertProblem(nobody.get("/api/me"), 401, "NOT_AUTHENTICATED");
        nobody.authenticate("x.y.z");
        assertProblem(nobody.get("/api/me"), 401, "TOKEN_INVALID");
    }

    @Test
    void refusesATakenUsernameWhateverItsCase() {
        var user = NODE.registerUser();
        assertProblem(
            register(user.username().toUpperCase(Locale.ROOT), "Somebody else", "long enough"),
            409,
            "USERNAME_TAKEN"
        );
    }

    @ParameterizedTest
    @CsvSource({
        "ab, Name, long enough, username",
        "with space, Name, long enough, username",
        "<script>, Name, long enough, username",
        "good-name, '', long enough, displayName",
        "good-name, Name, short, password",
    })
    void namesTheFieldThatIsWrong(String username, String displayName, String password, String field) {
        var answer = register(username, displayName, password);
        assertProblem(answer, 400, "INVALID_REQUEST");
        assertThat(answer.body().path("details").has(field)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = { "{\"username\":\"x\"}|password", "{\"username\":5,\"password\":[]}|username", "{|body", "``|body" }
    )
    void refusesBodiesThatAreNone(String body, String field) {
        var answer = new Rest(NODE).post("/api/auth/login", body);
        assertProblem(answer, 400, "INVALID_REQUEST");
        assertThat(answer.body().path("details").has(field)).isTrue();
    }

    @Test
    void tellsNotWhetherTheNameOrThePasswordIsWrong() {
        var user = NODE.registerUser();
        var wrongPassword = logIn(new Rest(NODE), user.username(), "not my password");
        var wrongName = logIn(new Rest(NODE), "nobody-at-all", "not my password");
        assertProblem(wrongPassword, 401, "BAD_CREDENTIALS");
        assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    void handsTheRefreshTokenToNoScriptAndNoOtherPath() {
        var rest = new Rest(NODE);
        logIn(rest, NODE.registerUser().username(), TestUser.PASSWORD);
        HttpCookie cookie = refreshCookie(rest);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/api/auth");
    }

    @Test
    void rotatesTheRefreshTokenAndForgivesASecondTabOrALostAnswerForAWhile() {
        try (var node = Node.start()) {
            var rest = new Rest(node);
            logIn(rest, node.registerUser().username(), TestUser.PASSWORD);
            String first = refreshCookie(rest).getValue();

            assertThat(refresh(rest).status()).isEqualTo(200);
            String second = refreshCookie(rest).getValue();
            assertThat(second).isNotEqualTo(first);

            use(rest, first);
            assertThat(refresh(rest).status()).isEqualTo(200);
            assertThat(refreshCookie(rest).getValue()).isEqualTo(second);

            node.clock().advance(Duration.ofSeconds(31));
            use(rest, first);
            assertProblem(refresh(rest), 401, "REFRESH_REUSED");
            use(rest, second);
            assertProblem(refresh(rest), 401, "TOKEN_INVALID");
        }
    }

    @Test
    void refusesAForgedRefreshToken() {
        var rest = new Rest(NODE);
        logIn(rest, NODE.registerUser().username(), TestUser.PASSWORD);
        String token = refreshCookie(rest).getValue();
        use(rest, token.replaceFirst("\\.1\\.", ".2."));
        assertProblem(refresh(rest), 401, "TOKEN_INVALID");
        use(rest, "nonsense");
        assertProblem(refresh(rest), 401, "TOKEN_INVALID");
        use(rest, token);
        assertThat(refresh(rest).status()).isEqualTo(200);
    }

    @Test
    void endsTheAccessTokenAfterFifteenMinutesAndAtOnceAtLogout() {
        try (var node = Node.start()) {
            var user = node.registerUser();
            node.clock().advance(Duration.ofMinutes(15));
            assertProblem(user.rest().get("/api/me"), 401, "TOKEN_EXPIRED");
        }
        var user = NODE.registerUser();
        assertThat(user.rest().post("/api/auth/logout", "").status()).isEqualTo(204);
        assertProblem(user.rest().get("/api/me"), 401, "TOKEN_INVALID");
        assertProblem(refresh(user.rest()), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void logsOutByTheCookieAloneForAPageThatHasNoTokenLeft() {
        var rest = new Rest(NODE);
        var login = logIn(rest, NODE.registerUser().username(), TestUser.PASSWORD);
        String first = refreshCookie(rest).getValue();
        assertThat(refresh(rest).status()).isEqualTo(200);
        // The answer of the last refresh may have been lost.
        use(rest, first);

        assertThat(rest.post("/api/auth/logout", "").status()).isEqualTo(204);

        assertThat(rest.cookies().getCookieStore().getCookies())
            .extracting(HttpCookie::getName)
            .doesNotContain("parley_refresh");
        rest.authenticate(login.body().path("accessToken").asString());
        assertProblem(rest.get("/api/me"), 401, "TOKEN_INVALID");
    }

    @Test
    void hasNothingToLogOutWithoutALogin() {
        var rest = new Rest(NODE);
        assertProblem(rest.post("/api/auth/logout", ""), 401, "NOT_AUTHENTICATED");
        logIn(rest, NODE.registerUser().username(), TestUser.PASSWORD);
        use(rest, "nonsense");
        assertThat(rest.post("/api/auth/logout", "").status()).isEqualTo(204);
        rest.authenticate("x.y.z");
        assertProblem(rest.post("/api/auth/logout", ""), 401, "TOKEN_INVALID");
    }

    @Test
    void tellsHowLongATokenLastsWhateverTheClientsClock() {
        try (var node = Node.start()) {
            var rest = new Rest(node);
            node.clock().advance(Duration.ofDays(2));
            assertThat(
                logIn(rest, node.registerUser().username(), TestUser.PASSWORD).body().path("expiresInMs").asLong()
            ).isEqualTo(900_000);
        }
    }

    private static Rest.Answer register(String username, String displayName, String password) {
        return new Rest(NODE).post(
            "/api/auth/register",
            """
            {"username": "%s", "displayName": "%s", "password": "%s"}""".formatted(username, displayName, password)
        );
    }

    private static Rest.Answer logIn(Rest rest, String username, String password) {
        return rest.post(
            "/api/auth/login",
            """
            {"username": "%s", "password": "%s"}""".formatted(username, password)
        );
    }

    private static Rest.Answer refresh(Rest rest) {
        return rest.post("/api/auth/refresh", "");
    }

    private static HttpCookie refreshCookie(Rest rest) {
        return rest.cookies().getCookieStore().getCookies().getFirst();
    }

    private static void use(Rest rest, String refreshToken) {
        refreshCookie(rest).setValue(refreshToken);
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
