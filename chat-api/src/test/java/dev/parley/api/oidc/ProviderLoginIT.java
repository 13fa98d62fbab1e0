package dev.parley.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.parley.api.oidc.TestProvider.Forgery;
import dev.parley.api.oidc.TestProvider.Person;
import dev.parley.api.testing.Authenticator;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Log-ins by a real OpenID provider, on two nodes: from the first one to the one that the provider ends. */
class ProviderLoginIT {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final TestProvider PROVIDER = new TestProvider();
    private static final String[] PROPERTIES = {
        "parley.oidc.issuer=" + PROVIDER.issuer(),
        "parley.oidc.client-id=" + TestProvider.CLIENT,
        "parley.oidc.client-secret=" + TestProvider.SECRET,
        "parley.oidc.name=Example",
        "parley.provider.administrator-groups=admins",
        // The test itself has the provider asked.
        "parley.oidc.sweep-interval=1h",
    };
    private static final Node NODE = Node.start(PROPERTIES);
    private static final TestUser OWNER = NODE.newUser();
    private static final ChatId CHAT = OWNER.createGroup("Engineering");
    private static final Node OTHER = with(
        "parley.provider.chats[0].group=engineering",
        "parley.provider.chats[0].chat=" + CHAT
    );

    private final String name = "pat" + PEOPLE.incrementAndGet();

    ProviderLoginIT() {
        put(Set.of());
    }

    @AfterAll
    static void stop() {
        NODE.close();
        OTHER.close();
        PROVIDER.close();
    }

    @AfterEach
    void letTheProviderBe() {
        PROVIDER.forge(null);
        PROVIDER.gate().open();
    }

    private void put(Set<String> groups) {
        PROVIDER.put(new Person(name, "Pat of the provider", name + "@example.org", true, groups));
    }

    private static ProviderBrowser browser(Node node) {
        return new ProviderBrowser(PROVIDER, node);
    }

    private static UserId userId(Rest.Answer login) {
        return userId(login, 200);
    }

    private static UserId userId(Rest.Answer login, int status) {
        assertThat(login.status()).as("%s", login).isEqualTo(status);
        return new UserId(login.body().path("user").path("id").asString());
    }

    private static void sweep(Node node, Duration later) {
        node.clock().advance(later);
        node.bean(ProviderChecks.class).sweep();
    }

    @Test
    void thePageLearnsOfTheProvider() {
        var ways = new Rest(NODE).get("/api/auth/ways").body();
        assertThat(ways.path("provider").path("name").asString()).isEqualTo("Example");
        assertThat(ways.path("password").asBoolean()).isTrue();
    }

    @Test
    void theFirstLogInMakesAnAccountAndLaterOnesFindItOnAnyNode() {
        var first = browser(NODE).logIn(name);
        assertThat(first.body().path("user").path("username").asString()).isEqualTo(name);
        assertThat(first.body().path("user").path("displayName").asString()).isEqualTo("Pat of the provider");
        assertThat(first.body().path("hasPassword").asBoolean()).isFalse();
        assertThat(first.raw().headers().allValues("Set-Cookie")).anyMatch(each -> each.startsWith("parley_refresh="));

        PROVIDER.put(new Person(name, "Renamed", "other-" + name + "@example.org", true, Set.of()));
        var second = browser(OTHER).logIn(name);
        assertThat(userId(second)).isEqualTo(userId(first));
    }

    @Test
    void nobodyGetsTheNameOfAnAdministratorWhomTheConfigurationNames() {
        try (var node = with("parley.administrators=" + name)) {
            var login = browser(node).logIn(name);
            assertThat(login.body().path("user").path("username").asString()).isEqualTo(name + "2");
            assertThat(login.body().path("administrator").asBoolean()).isFalse();
        }
    }

    @Test
    void anyNodeFinishesWhatAnotherHasBegun() {
        var browser = browser(NODE);
        var answer = browser.passProvider(browser.begin(), name);
        var cookie = browser.rest().cookies().getCookieStore().getCookies().getFirst();
        var elsewhere = browser(OTHER);
        elsewhere.rest().cookies().getCookieStore().add(OTHER.http("/api/auth/provider"), cookie);
        assertThat(elsewhere.finish(answer).status()).isEqualTo(200);
    }

    @Test
    void anAskedAddressHasAllThatGuardsTheFlow() {
        var asked = ProviderBrowser.query(URI.create(browser(NODE).begin()));
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("state")).hasSizeGreaterThan(30);
        assertThat(asked.get("nonce")).hasSizeGreaterThan(30);
        assertThat(asked.get("code_challenge")).hasSizeGreaterThan(30);
        assertThat(asked).containsEntry("redirect_uri", NODE.http("/login/provider").toString());
        assertThat(asked.values()).noneMatch(value -> value.contains(TestProvider.SECRET));
    }

    @Test
    void aLogInIsFinishedOnceAndInTheBrowserThatBeganIt() {
        var browser = browser(NODE);
        var answer = browser.passProvider(browser.begin(), name);
        assertThat(browser(NODE).finish(answer).code()).as("in a victim's browser").isEqualTo("PROVIDER_LOGIN_INVALID");
        assertThat(browser.finish(answer).code()).as("after that").isEqualTo("PROVIDER_LOGIN_INVALID");

        var mine = browser.passProvider(browser.begin(), name);
        assertThat(browser.finish(mine).status()).isEqualTo(200);
        assertThat(browser.finish(mine).code()).as("the same state").isEqualTo("PROVIDER_LOGIN_INVALID");

        var replayed = new HashMap<>(mine);
        replayed.put("state", ProviderBrowser.query(URI.create(browser.begin())).get("state"));
        assertThat(browser.finish(replayed).code()).as("the same code").isEqualTo("PROVIDER_LOGIN_INVALID");
        assertThat(browser.finish(Map.of("state", "made up", "code", "too")).code()).isEqualTo(
            "PROVIDER_LOGIN_INVALID"
        );
    }

    @Test
    void aLogInThatTakesTooLongIsNone() {
        var browser = browser(NODE);
        String state = Objects.requireNonNull(ProviderBrowser.query(URI.create(browser.begin())).get("state"));
        var redis = NODE.bean(StringRedisTemplate.class);
        var left = redis.getExpire("parley:provider-login:" + Secrets.hash(state));
        assertThat(left).isBetween(1L, 600L);
    }

    @ParameterizedTest
    @EnumSource
    void aForgedAnswerLogsNobodyIn(Forgery forgery) {
        PROVIDER.forge(forgery);
        var refused = browser(NODE).logIn(name);
        assertThat(refused.code()).as("%s", refused).isEqualTo("PROVIDER_ANSWER_INVALID");
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.raw().headers().allValues("Set-Cookie")).noneMatch(each -> each.contains("parley_refresh"));
        PROVIDER.forge(null);
        var good = browser(NODE).logIn(name);
        assertThat(good.status()).as("and leaves nothing behind").isEqualTo(200);
        assertThat(good.body().path("user").path("username").asString()).isEqualTo(name);
    }

    @Test
    void whatTheProviderRefusesIsSaid() {
        var browser = browser(NODE);
        var state = ProviderBrowser.query(URI.create(browser.begin())).get("state");
        assertThat(browser.finish(Map.of("state", state, "error", "access_denied")).code()).isEqualTo(
            "PROVIDER_REFUSED"
        );
        var next = ProviderBrowser.query(URI.create(browser.begin())).get("state");
        assertThat(
            browser.finish(Map.of("state", next, "code", "any", "iss", "https://evil.example")).code()
        ).isEqualTo("PROVIDER_ANSWER_INVALID");
    }

    @Test
    void aNameThatIsTakenIsFollowedByANumber() {
        var taken = "held-by-" + name;
        var form = "{\"username\": \"%s\", \"displayName\": \"H\", \"password\": \"%s\"}";
        var local = new Rest(NODE).post("/api/auth/register", form.formatted(taken, TestUser.PASSWORD));
        PROVIDER.put(new Person(taken, "Another", "x@example.org", true, Set.of()));
        var login = browser(NODE).logIn(taken);
        assertThat(userId(login)).isNotEqualTo(userId(local, 201));
        assertThat(login.body().path("user").path("username").asString()).isEqualTo(taken + "2");
    }

    @Test
    void anAccountIsNotLinkedByEmailUnlessTheConfigurationSaysSo() {
        var local = NODE.registerUser();
        confirm(local, name + "@example.org");
        assertThat(userId(browser(NODE).logIn(name))).isNotEqualTo(local.id());

        var linking = with("parley.provider.link-by-email=true");
        try (linking) {
            var mine = linking.registerUser();
            String email = mine.username() + "@example.org";
            confirm(mine, email);
            PROVIDER.put(new Person("un" + name, "Not verified", email, false, Set.of()));
            assertThat(userId(browser(linking).logIn("un" + name))).isNotEqualTo(mine.id());
            PROVIDER.put(new Person("ve" + name, "Verified", email.toUpperCase(Locale.ROOT), true, Set.of()));
            var linked = browser(linking).logIn("ve" + name);
            assertThat(userId(linked)).isEqualTo(mine.id());
            assertThat(linked.body().path("hasPassword").asBoolean()).isTrue();
            PROVIDER.put(new Person("th" + name, "The same address", email, true, Set.of()));
            assertThat(userId(browser(linking).logIn("th" + name)))
                .as("one of each provider")
                .isNotEqualTo(mine.id());
        }
    }

    private static void confirm(TestUser user, String email) {
        NODE.bean(MongoTemplate.class)
            .getCollection("email_addresses")
            .insertOne(
                new Document("_id", user.id().value())
                    .append("address", email)
                    .append("language", "EN")
                    .append("key", EmailAddress.parse(email).key())
            );
    }

    private static Node with(String... more) {
        return Node.start(
            Stream.of(PROPERTIES, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new)
        );
    }

    @Test
    void whoHasNoAccountIsSentAwayWhereNoneAreMade() {
        try (var closed = with("parley.provider.create-accounts=false")) {
            assertThat(browser(closed).logIn(name).code()).isEqualTo("PROVIDER_ACCOUNT_UNKNOWN");
            userId(browser(NODE).logIn(name));
            assertThat(browser(closed).logIn(name).status()).isEqualTo(200);
        }
    }

    @Test
    void groupsGiveAChatAndTheRoleOfAnAdministratorAndTakeThemAway() {
        // The last one would stay one.
        NODE.newAdministrator();
        put(Set.of("engineering", "admins"));
        var login = browser(OTHER).logIn(name);
        var id = userId(login);
        assertThat(login.body().path("administrator").asBoolean()).isTrue();
        assertThat(members()).contains(id.value());

        put(Set.of());
        sweep(OTHER, Duration.ofMinutes(6));
        assertThat(members()).as("at the next check").doesNotContain(id.value());
        assertThat(NODE.bean(Administrators.class).isOne(id)).isFalse();

        put(Set.of("engineering"));
        userId(browser(OTHER).logIn(name));
        assertThat(members()).as("at the next log-in").contains(id.value());
    }

    private static Set<String> members() {
        var ids = new HashSet<String>();
        // Anew: other tests let more time pass than a token lasts.
        OWNER.on(NODE)
            .rest()
            .get("/api/chats/" + CHAT)
            .body()
            .path("members")
            .forEach(member -> ids.add(member.path("user").path("id").asString()));
        return ids;
    }

    @Test
    void whoIsDisabledThereIsLoggedOutHereWithinMinutesOnEveryNode() {
        var browser = browser(NODE);
        var login = browser.logIn(name);
        try (var socket = SocketClient.open(OTHER, name)) {
            socket.authenticate(login.body().path("accessToken").asString());
            sweep(NODE, Duration.ofMinutes(6));
            assertThat(browser.rest().get("/api/me").status()).as("still let in").isEqualTo(200);
            PROVIDER.disable(name);
            sweep(NODE, Duration.ofMinutes(6));
            assertThat(socket.expectClose()).isEqualTo(4403);
        }
        assertThat(browser.rest().get("/api/me").status()).isEqualTo(401);
        assertThat(browser.rest().post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
        assertThat(audited(userId(login))).contains("LOGIN_ENDED_BY_PROVIDER", "LOGGED_IN", "REGISTERED");
    }

    private static List<String> audited(UserId person) {
        var kinds = new ArrayList<String>();
        NODE.bean(MongoTemplate.class)
            .getCollection("audit_log")
            .find(new Document("person", person.value()))
            .forEach(entry -> kinds.add(entry.getString("kind")));
        return kinds;
    }

    @Test
    void aProviderThatIsAwayForAnHourLogsNobodyOutButForADayItDoes() {
        try (var node = with("parley.oidc.confirmed-within=24h")) {
            var browser = browser(node);
            browser.logIn(name);
            PROVIDER.gate().shut();
            for (int i = 0; i < 3; i++) {
                sweep(node, Duration.ofMinutes(20));
            }
            assertThat(browser.rest().post("/api/auth/refresh", "").status()).isEqualTo(200);
            assertThat(browser(node).rest().post("/api/auth/provider/begin", "").status())
                .as("what it told of itself is known for an hour")
                .isIn(200, 503);
            sweep(node, Duration.ofHours(24));
            assertThat(browser.rest().post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void aNodeStartsWithoutTheProviderAndSaysThatItIsAway() {
        PROVIDER.gate().shut();
        try (var node = with()) {
            var refused = new Rest(node).post("/api/auth/provider/begin", "");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("PROVIDER_UNAVAILABLE");
            PROVIDER.gate().open();
            node.clock().advance(Duration.ofSeconds(5));
            assertThat(browser(node).logIn(name).status()).isEqualTo(200);
        }
    }

    @Test
    void theProviderLogsSomebodyOutByItself() {
        var browser = browser(NODE);
        var login = browser.logIn(name);
        var other = browser(OTHER);
        other.logIn(name);
        String sub = name;
        for (var wrong : List.of(
            logoutToken(sub, claims -> claims.issuer("https://evil.example")),
            logoutToken(sub, claims -> claims.audience("another")),
            logoutToken(sub, claims -> claims.claim("nonce", "n")),
            logoutToken(sub, claims -> claims.claim("events", Map.of())),
            logoutToken(sub, claims -> claims.issueTime(new Date(0))),
            logoutToken(sub, claims -> claims.jwtID(null)),
            "nonsense"
        )) {
            assertThat(logOut(wrong)).isEqualTo(401);
        }
        assertThat(browser.rest().get("/api/me").status()).isEqualTo(200);

        String good = logoutToken(sub, claims -> {});
        assertThat(logOut(good)).isEqualTo(200);
        assertThat(browser.rest().get("/api/me").status()).isEqualTo(401);
        assertThat(other.rest().post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
        assertThat(audited(userId(login))).contains("LOGIN_ENDED_BY_PROVIDER");

        var again = browser(NODE);
        again.logIn(name);
        assertThat(logOut(good)).as("a replay").isEqualTo(401);
        assertThat(again.rest().get("/api/me").status()).isEqualTo(200);
    }

    private static String logoutToken(String subject, Consumer<JWTClaimsSet.Builder> change) {
        return PROVIDER.logoutToken(subject, NODE.clock().instant(), change);
    }

    private static int logOut(String token) {
        var request = HttpRequest.newBuilder(NODE.http("/api/auth/provider/logout"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString("logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
            )
            .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aNewDeviceIsToldAndALockedAccountStaysOut() {
        var browser = browser(NODE);
        var id = userId(browser.logIn(name));
        browser(OTHER).logIn(name);
        assertThat(browser.rest().get("/api/me/logins").body().path("notices")).hasSize(1);
        browser.logIn(name);
        assertThat(browser.rest().get("/api/me/logins").body().path("notices"))
            .as("of the same browser none")
            .hasSize(1);

        var administrator = NODE.newAdministrator();
        administrator.rest().put("/api/admin/people/" + id + "/lock", "{\"locked\": true}");
        assertThat(browser(NODE).logIn(name).code()).isEqualTo("ACCOUNT_LOCKED");
    }

    @Test
    void whoHasNoPasswordProvesWhoTheyAreByAYoungLogin() {
        var browser = browser(NODE);
        browser.logIn(name);
        var rest = browser.rest();
        assertThat(
            rest
                .change("PUT", "/api/me/password", "{\"password\": \"\", \"newPassword\": \"correct horse 1\"}", "p")
                .code()
        ).isEqualTo("NO_PASSWORD");
        assertThat(rest.post("/api/me/second-factor/setup", "{\"password\": \"\"}").status()).isEqualTo(201);
        NODE.clock().advance(Duration.ofMinutes(11));
        assertThat(rest.post("/api/me/second-factor/setup", "{\"password\": \"\"}").code()).isEqualTo("LOGIN_TOO_OLD");
        assertThat(
            new Rest(NODE).post("/api/auth/login", "{\"username\": \"" + name + "\", \"password\": \"\"}").code()
        )
            .as("and nobody logs in by an empty one")
            .isEqualTo("BAD_CREDENTIALS");
    }

    @Test
    void withoutPasswordsAnAdministratorStillHasAWayIn() {
        try (var node = with("parley.password-login.enabled=false")) {
            var local = NODE.registerUser();
            var refused = logIn(node, local.username(), TestUser.PASSWORD);
            assertThat(refused.code()).isEqualTo("PASSWORD_LOGIN_OFF");
            assertThat(logIn(node, local.username(), "wrong").code()).isEqualTo("BAD_CREDENTIALS");
            assertThat(new Rest(node).get("/api/auth/ways").body().path("password").asBoolean()).isFalse();
            assertThat(new Rest(node).get("/api/registration").body().path("mode").asString()).isEqualTo("closed");
            var form = """
            {"username": "somebody-else", "displayName": "S", "password": "correct horse battery"}""";
            assertThat(new Rest(node).post("/api/auth/register", form).code()).isEqualTo("REGISTRATION_CLOSED");
            assertThat(browser(node).logIn(name).status()).isEqualTo(200);

            var administrator = NODE.newAdministrator();
            assertThat(logIn(node, administrator.username(), TestUser.PASSWORD).status()).isEqualTo(200);
        }
    }

    private static Rest.Answer logIn(Node node, String username, String password) {
        return new Rest(node).post(
            "/api/auth/login",
            "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}"
        );
    }

    @Test
    void theSecondFactorOfParleyIsAskedForWhereTheConfigurationSaysSo() {
        try (var node = with("parley.second-factor.after-provider=true")) {
            var browser = browser(node);
            var login = browser.logIn(name);
            var begun = browser.rest().post("/api/me/second-factor/setup", "{\"password\": \"\"}");
            var app = new Authenticator(begun.body().path("secret").asString());
            browser.rest().put("/api/me/second-factor", "{\"code\": \"" + app.code(node.clock().instant(), 0) + "\"}");
            assertThat(browser(NODE).logIn(name).status()).as("elsewhere not").isEqualTo(200);
            var asked = browser(node).logIn(name);
            assertThat(asked.status()).isEqualTo(202);
            var entered = new Rest(node).post(
                "/api/auth/second-step",
                "{\"challenge\": \"%s\", \"code\": \"%s\"}".formatted(
                    asked.body().path("challenge").asString(),
                    app.code(node.clock().instant(), 1)
                )
            );
            assertThat(userId(entered)).isEqualTo(userId(login));
            PROVIDER.disable(name);
            sweep(node, Duration.ofMinutes(6));
            var rest = new Rest(node);
            rest.authenticate(entered.body().path("accessToken").asString());
            assertThat(rest.get("/api/me").status()).as("its login is the provider's, too").isEqualTo(401);
        }
    }
}
