package dev.parley.api.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Authenticator;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Log-ins by a real directory, on two nodes: from the first one to the one that the directory ends. */
class DirectoryLogInIT {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final TestDirectory DIRECTORY = new TestDirectory();
    private static final String[] PROPERTIES = {
        "parley.ldap.url=" + DIRECTORY.url(),
        "parley.ldap.base=" + TestDirectory.BASE,
        "parley.ldap.user-base=ou=people",
        "parley.ldap.group-base=ou=groups",
        "parley.ldap.manager-dn=" + TestDirectory.MANAGER,
        "parley.ldap.manager-password=" + TestDirectory.MANAGER_PASSWORD,
        "parley.ldap.active-filter=(!(employeeType=left))",
        "parley.ldap.name=Example",
        "parley.ldap.read-timeout=2s",
        "parley.provider.administrator-groups=admins",
        // The test itself has the directory asked.
        "parley.ldap.sweep-interval=1h",
    };
    private static final Node NODE = Node.start(PROPERTIES);
    private static final TestUser OWNER = NODE.newUser();
    private static final ChatId CHAT = OWNER.createGroup("Engineering");
    private static final Node OTHER = with(
        "parley.provider.chats[0].group=engineering",
        "parley.provider.chats[0].chat=" + CHAT
    );

    private final String name = "dora" + PEOPLE.incrementAndGet();

    DirectoryLogInIT() {
        DIRECTORY.put(name, "Dora of the directory", null);
    }

    @AfterAll
    static void stop() {
        NODE.close();
        OTHER.close();
        DIRECTORY.close();
    }

    @AfterEach
    void letTheDirectoryBe() {
        DIRECTORY.gate().open();
    }

    private static Node with(String... more) {
        return Node.start(
            Stream.of(PROPERTIES, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new)
        );
    }

    private static Rest.Answer logIn(Rest rest, String username, String password) {
        var body = JsonMapper.shared().createObjectNode().put("username", username).put("password", password);
        return rest.post("/api/auth/directory/login", body.toString());
    }

    private static Rest.Answer logIn(Node node, String username) {
        return logIn(new Rest(node), username, TestDirectory.PASSWORD);
    }

    /** Logged in there. */
    private static Rest entered(Node node, String username) {
        var rest = new Rest(node);
        var login = logIn(rest, username, TestDirectory.PASSWORD);
        userId(login);
        rest.authenticate(login.body().path("accessToken").asString());
        return rest;
    }

    private static UserId userId(Rest.Answer login) {
        assertThat(login.status()).as("%s", login).isEqualTo(200);
        return new UserId(login.body().path("user").path("id").asString());
    }

    private static void sweep(Node node, Duration later) {
        node.clock().advance(later);
        node.bean(DirectoryChecks.class).sweep();
    }

    @Test
    void thePageLearnsOfTheDirectory() {
        var ways = new Rest(NODE).get("/api/auth/ways").body();
        assertThat(ways.path("directory").path("name").asString()).isEqualTo("Example");
        assertThat(ways.path("provider").isNull()).isTrue();
        assertThat(new Rest(Node.first()).get("/api/auth/ways").body().path("directory").isNull()).isTrue();
        assertThat(logIn(Node.first(), name).code()).as("where there is none").isEqualTo("NOT_FOUND");
    }

    @Test
    void theFirstLogInMakesAnAccountAndLaterOnesFindItOnAnyNode() {
        var first = logIn(NODE, name);
        assertThat(first.body().path("user").path("username").asString()).isEqualTo(name);
        assertThat(first.body().path("user").path("displayName").asString()).isEqualTo("Dora of the directory");
        assertThat(first.body().path("hasPassword").asBoolean()).isFalse();
        assertThat(first.body().path("directoryPassword").asBoolean()).isTrue();
        DIRECTORY.set(name, "mail", "other-" + name + "@example.org");
        var second = logIn(OTHER, "  " + name.toUpperCase(Locale.ROOT));
        assertThat(userId(second)).isEqualTo(userId(first));
        assertThat(audited(userId(first))).contains("REGISTERED", "LOGGED_IN");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\0", "\0the password there", "the password there\0", "wrong", "secret" })
    void nobodyGetsInByAnotherPasswordOrNone(String password) {
        assertThat(logIn(new Rest(NODE), name, password).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(logIn(new Rest(NODE), "nobody-has-this", password).code()).isEqualTo("BAD_CREDENTIALS");
        var local = new Rest(NODE).post(
            "/api/auth/login",
            JsonMapper.shared().createObjectNode().put("username", name).put("password", password).toString()
        );
        assertThat(local.code()).as("nor as an account of this server").isEqualTo("BAD_CREDENTIALS");
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "*", "*)(uid=*", "*)(|(uid=*", "d*", "\\2a", "x)(|(objectClass=*)", "{0}", "", "uid=x,ou=people" }
    )
    void aUserNameIsNothingButAName(String username) {
        assertThat(logIn(new Rest(NODE), username, TestDirectory.PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
    }

    @Test
    void aNameThatIsTakenStaysWithTheAccountThatHasIt() {
        String taken = "held-by-" + name;
        var form = "{\"username\": \"%s\", \"displayName\": \"H\", \"password\": \"%s\"}";
        var local = new Rest(NODE).post("/api/auth/register", form.formatted(taken, TestUser.PASSWORD));
        assertThat(local.status()).isEqualTo(201);
        DIRECTORY.put(taken, "Another", null);
        var login = logIn(NODE, taken);
        assertThat(userId(login).value()).isNotEqualTo(local.body().path("user").path("id").asString());
        assertThat(login.body().path("user").path("username").asString()).isEqualTo(taken + "2");
        assertThat(logIn(new Rest(NODE), taken, TestUser.PASSWORD).code())
            .as("the password of this server is none of the directory")
            .isEqualTo("BAD_CREDENTIALS");
        assertThat(here(NODE, taken, TestDirectory.PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(here(NODE, taken, TestUser.PASSWORD).status()).isEqualTo(200);
    }

    private static Rest.Answer here(Node node, String username, String password) {
        String body = "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}";
        return new Rest(node).post("/api/auth/login", body);
    }

    @Test
    void nobodyGetsTheNameOfAnAdministratorWhomTheConfigurationNames() {
        try (var node = with("parley.administrators=" + name)) {
            var login = logIn(node, name);
            assertThat(login.body().path("user").path("username").asString()).isEqualTo(name + "2");
            assertThat(login.body().path("administrator").asBoolean()).isFalse();
        }
    }

    @Test
    void anAccountIsLinkedByEmailOnlyWhereTheConfigurationSaysSoTwice() {
        var local = NODE.registerUser();
        confirm(local, name + "@example.org");
        assertThat(userId(logIn(NODE, name))).isNotEqualTo(local.id());
        var mine = NODE.registerUser();
        confirm(mine, mine.username() + "@example.org");
        DIRECTORY.put("u" + name, "Untrusted", mine.username() + "@example.org");
        DIRECTORY.put("l" + name, "Linked", mine.username().toUpperCase(Locale.ROOT) + "@example.org");
        try (var half = with("parley.provider.link-by-email=true")) {
            assertThat(userId(logIn(half, "u" + name))).isNotEqualTo(mine.id());
        }
        try (var linking = with("parley.provider.link-by-email=true", "parley.ldap.trust-email=true")) {
            var linked = logIn(linking, "l" + name);
            assertThat(userId(linked)).isEqualTo(mine.id());
            assertThat(linked.body().path("hasPassword").asBoolean()).isTrue();
            assertThat(linked.body().path("directoryPassword").asBoolean()).isTrue();
            assertThat(here(linking, mine.username(), TestUser.PASSWORD).body().path("directoryPassword").asBoolean())
                .as("by the password of this server it is asked for that")
                .isFalse();
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

    @Test
    void groupsGiveAChatAndTheRoleOfAnAdministratorAndTakeThemAway() {
        // The last one would stay one.
        NODE.newAdministrator();
        DIRECTORY.member("engineering", name);
        DIRECTORY.member("admins", name);
        var login = logIn(OTHER, name);
        var id = userId(login);
        assertThat(login.body().path("administrator").asBoolean()).isTrue();
        assertThat(members()).contains(id.value());

        DIRECTORY.noMember("engineering", name);
        DIRECTORY.noMember("admins", name);
        sweep(OTHER, Duration.ofMinutes(6));
        assertThat(members()).as("at the next check").doesNotContain(id.value());
        assertThat(NODE.bean(Administrators.class).isOne(id)).isFalse();
    }

    private static Set<String> members() {
        var ids = new HashSet<String>();
        OWNER.on(NODE)
            .rest()
            .get("/api/chats/" + CHAT)
            .body()
            .path("members")
            .forEach(member -> ids.add(member.path("user").path("id").asString()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = { "removed", "disabled", "left" })
    void whoIsDisabledThereIsLoggedOutHereWithinMinutesOnEveryNode(String how) {
        var rest = new Rest(NODE);
        var login = logIn(rest, name, TestDirectory.PASSWORD);
        try (var socket = SocketClient.open(OTHER, name)) {
            socket.authenticate(login.body().path("accessToken").asString());
            sweep(NODE, Duration.ofMinutes(6));
            assertThat(rest.post("/api/auth/refresh", "").status()).as("still let in").isEqualTo(200);
            switch (how) {
                case "removed" -> DIRECTORY.remove(name);
                case "disabled" -> DIRECTORY.set(name, "userAccountControl", "514");
                default -> DIRECTORY.set(name, "employeeType", "left");
            }
            sweep(NODE, Duration.ofMinutes(6));
            assertThat(socket.expectClose()).isEqualTo(4403);
        }
        assertThat(rest.post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
        assertThat(logIn(NODE, name).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(audited(userId(login))).contains("LOGIN_ENDED_BY_PROVIDER");
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
    void aDirectoryThatIsAwayForAnHourLogsNobodyOutButForADayItDoes() {
        try (var node = with()) {
            var rest = new Rest(node);
            userId(logIn(rest, name, TestDirectory.PASSWORD));
            DIRECTORY.gate().shut();
            for (int i = 0; i < 3; i++) {
                sweep(node, Duration.ofMinutes(20));
            }
            assertThat(rest.post("/api/auth/refresh", "").status()).isEqualTo(200);
            var refused = logIn(node, name);
            assertThat(refused.code()).isEqualTo("PROVIDER_UNAVAILABLE");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("retryable").asBoolean()).isTrue();
            sweep(node, Duration.ofHours(24));
            assertThat(rest.post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
            DIRECTORY.gate().open();
            assertThat(logIn(node, name).status()).isEqualTo(200);
        }
    }

    @Test
    void aBaseThatIsNotThereLogsNobodyOut() {
        var rest = new Rest(NODE);
        userId(logIn(rest, name, TestDirectory.PASSWORD));
        try (var wrong = with("parley.ldap.user-base=ou=nowhere")) {
            assertThat(logIn(wrong, name).code()).isEqualTo("PROVIDER_UNAVAILABLE");
            sweep(wrong, Duration.ofMinutes(6));
        }
        assertThat(rest.post("/api/auth/refresh", "").status()).isEqualTo(200);
    }

    @Test
    void aDirectoryThatHangsHoldsNobodyElseUp() throws IOException, InterruptedException, ExecutionException {
        try (
            var silent = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            var node = with("parley.ldap.url=ldap://127.0.0.1:" + silent.getLocalPort(), "parley.ldap.read-timeout=1h");
            var threads = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            var local = NODE.registerUser();
            List<Future<Rest.Answer>> asked = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Callable<Rest.Answer> one = () -> logIn(node, name);
                asked.add(threads.submit(one));
            }
            assertThat(here(node, local.username(), TestUser.PASSWORD).status()).isEqualTo(200);
            var codes = new HashSet<String>();
            for (var each : asked) {
                codes.add(each.get().code());
            }
            assertThat(codes).containsExactlyInAnyOrder("UNAVAILABLE", "PROVIDER_UNAVAILABLE");
            assertThat(node.bean(DirectoryRoom.class).inside()).as("and the room is free again").isZero();
        }
    }

    @Test
    void whatAsksForThePasswordAsksTheDirectory() {
        var rest = entered(NODE, name);
        NODE.clock().advance(Duration.ofMinutes(11));
        rest.authenticate(rest.post("/api/auth/refresh", "").body().path("accessToken").asString());
        assertThat(rest.post("/api/me/export", "{\"password\": \"wrong\"}").code()).isEqualTo("WRONG_PASSWORD");
        assertThat(rest.post("/api/me/export", "{\"password\": \"\"}").code()).isEqualTo("WRONG_PASSWORD");
        String right = "{\"password\": \"" + TestDirectory.PASSWORD + "\"}";
        assertThat(rest.post("/api/me/export", right).status()).isEqualTo(202);
        String change = "{\"password\": \"" + TestDirectory.PASSWORD + "\", \"newPassword\": \"correct horse 1\"}";
        assertThat(rest.change("PUT", "/api/me/password", change, "p").code()).isEqualTo("NO_PASSWORD");
        assertThat(rest.delete("/api/me", "{\"password\": \"wrong\"}").code()).isEqualTo("WRONG_PASSWORD");
        DIRECTORY.gate().shut();
        assertThat(rest.delete("/api/me", right).code()).isEqualTo("PROVIDER_UNAVAILABLE");
        DIRECTORY.gate().open();
        assertThat(rest.delete("/api/me", right).status()).isEqualTo(204);
        assertThat(rest.post("/api/auth/refresh", "").status()).isEqualTo(401);
    }

    @Test
    void theSecondFactorIsAskedForAsAfterAPasswordOfThisServer() {
        var rest = new Rest(NODE);
        var login = logIn(rest, name, TestDirectory.PASSWORD);
        rest.authenticate(login.body().path("accessToken").asString());
        String password = "{\"password\": \"" + TestDirectory.PASSWORD + "\"}";
        var begun = rest.post("/api/me/second-factor/setup", password);
        var app = new Authenticator(begun.body().path("secret").asString());
        rest.put("/api/me/second-factor", "{\"code\": \"" + app.code(NODE.clock().instant(), 0) + "\"}");
        var asked = logIn(NODE, name);
        assertThat(asked.status()).isEqualTo(202);
        var second = new Rest(NODE);
        var entered = second.post(
            "/api/auth/second-step",
            "{\"challenge\": \"%s\", \"code\": \"%s\"}".formatted(
                asked.body().path("challenge").asString(),
                app.code(NODE.clock().instant(), 1)
            )
        );
        assertThat(userId(entered)).isEqualTo(userId(login));
        DIRECTORY.remove(name);
        sweep(NODE, Duration.ofMinutes(6));
        assertThat(second.post("/api/auth/refresh", "").status())
            .as("its login is the directory's, too")
            .isEqualTo(401);
    }

    @Test
    void guessesAreLimitedWhateverWayTheNameIsWritten() {
        try (var node = with("parley.limits.enabled=true")) {
            var known = new Rest(node);
            userId(logIn(known, name, TestDirectory.PASSWORD));
            for (int i = 0; i < 5; i++) {
                String written = " ".repeat(i) + (i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT));
                assertThat(logIn(new Rest(node), written, "wrong").code()).isEqualTo("BAD_CREDENTIALS");
            }
            var refused = logIn(new Rest(node), name, TestDirectory.PASSWORD);
            assertThat(refused.code()).isEqualTo("RATE_LIMITED");
            assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
            assertThat(logIn(known, name, TestDirectory.PASSWORD).status())
                .as("from a device that knows the account")
                .isEqualTo(200);
        }
    }

    @Test
    void connectionsAreEncryptedToADirectoryThatIsTrusted() {
        var bundle = DIRECTORY.trusting("directory");
        var trusting = Stream.concat(Arrays.stream(bundle), Stream.of("parley.ldap.ssl-bundle=directory"));
        var keys = trusting.toList();
        for (var line : List.of(
            List.of("parley.ldap.url=" + DIRECTORY.tlsUrl()),
            List.of("parley.ldap.url=" + DIRECTORY.plainUrl(), "parley.ldap.start-tls=true")
        )) {
            try (var untrusting = with(line.toArray(String[]::new))) {
                assertThat(logIn(untrusting, name).code()).as("%s", line).isEqualTo("PROVIDER_UNAVAILABLE");
            }
            try (var node = with(Stream.concat(keys.stream(), line.stream()).toArray(String[]::new))) {
                assertThat(logIn(node, name).status()).as("%s", line).isEqualTo(200);
                assertThat(logIn(new Rest(node), name, "wrong").code()).isEqualTo("BAD_CREDENTIALS");
            }
        }
    }

    @Test
    void withoutPasswordsOfThisServerAnAdministratorStillHasAWayIn() {
        try (var node = with("parley.password-login.enabled=false")) {
            var local = NODE.registerUser();
            assertThat(here(node, local.username(), TestUser.PASSWORD).code()).isEqualTo("PASSWORD_LOGIN_OFF");
            assertThat(logIn(node, name).status()).isEqualTo(200);
            var administrator = NODE.newAdministrator();
            DIRECTORY.gate().shut();
            assertThat(here(node, administrator.username(), TestUser.PASSWORD).status()).isEqualTo(200);
        }
    }
}
