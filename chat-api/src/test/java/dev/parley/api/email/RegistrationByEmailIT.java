package dev.parley.api.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.email.RegistrationAddresses;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Registering with an e-mail address of certain domains, with a real mail server, on two nodes. */
class RegistrationByEmailIT {

    private static final String SETTINGS = "/api/admin/registration";
    private static final String MAILS = "/api/registration/mails";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Mailbox MAILBOX = new Mailbox();
    private static final Node NODE = MAILBOX.startNode();
    private static final Node OTHER = MAILBOX.startNode();

    private final String name = "mailed" + PEOPLE.incrementAndGet();
    private final String address = name + "@example.org";
    private final TestUser administrator = NODE.newAdministrator();

    @AfterAll
    static void stop() {
        NODE.close();
        OTHER.close();
        MAILBOX.close();
    }

    @BeforeEach
    void byEmail() {
        assertThat(choose("byEmail", "example.org", "*.Bücher.example").status()).isEqualTo(200);
    }

    @AfterEach
    void openAgain() {
        choose("open");
    }

    private Rest.Answer choose(String mode, String... domains) {
        var body = JsonMapper.shared().createObjectNode().put("mode", mode);
        if (domains.length > 0) {
            var array = body.putArray("domains");
            Stream.of(domains).forEach(array::add);
        }
        return administrator.rest().put(SETTINGS, body.toString());
    }

    private static Rest.Answer ask(Node node, String email) {
        var body = JsonMapper.shared().createObjectNode().put("email", email).put("language", "en");
        return new Rest(node).post(MAILS, body.toString());
    }

    private static Rest.Answer register(Node node, String username, String token) {
        return new Rest(node).post(
            "/api/auth/register",
            JsonMapper.shared()
                .createObjectNode()
                .put("username", username)
                .put("displayName", "Mailed")
                .put("password", TestUser.PASSWORD)
                .put("emailToken", token)
                .toString()
        );
    }

    private static Rest.Answer look(String token) {
        return new Rest(NODE).post(MAILS + "/look", "{\"token\": \"" + token + "\"}");
    }

    private static String tokenTo(String address, int count) {
        return Mailbox.tokenIn(MAILBOX.await(address, count).getLast());
    }

    @Test
    void anAccountBeginsWithTheAddressOfTheLinkConfirmed() {
        var said = new Rest(OTHER).get("/api/registration").body();
        assertThat(said.path("mode").asString()).isEqualTo("byEmail");
        assertThat(
            said
                .path("domains")
                .valueStream()
                .map(each -> each.asString())
        ).containsExactly("example.org", "*.xn--bcher-kva.example");
        assertThat(ask(NODE, address).status()).isEqualTo(202);
        String token = tokenTo(address, 1);
        assertThat(Mailbox.textOf(MAILBOX.to(address).getFirst())).contains("/register#token=");
        assertThat(kept()).contains(Secrets.hash(token)).doesNotContain(token);
        assertThat(look(token).body().path("email").asString()).isEqualTo(address);

        var made = register(OTHER, name, token);
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        var rest = new Rest(NODE);
        rest.authenticate(made.body().path("accessToken").asString());
        assertThat(rest.get("/api/me/email").body().path("email").asString()).isEqualTo(address);
        assertThat(register(NODE, name + "x", token).code())
            .as("once")
            .isEqualTo("LINK_INVALID");
        assertThat(look(token).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void anAdministratorSendsALinkByWhichOneRegisters() {
        choose("byInvite");
        String invited = "invited-" + address;
        String form = "{\"email\": \"" + invited + "\", \"language\": \"fa\", \"expiresInSeconds\": 3600}";
        String path = SETTINGS + "/invites/mails";
        assertThat(NODE.newUser().rest().post(path, form).code()).isEqualTo("FORBIDDEN");
        var sent = administrator.rest().change("POST", path, form, "send-" + name);
        assertThat(sent.status()).as("%s", sent).isEqualTo(201);
        assertThat(sent.body().path("sentTo").asString()).isEqualTo(invited);
        assertThat(sent.body().path("maxUses").asInt()).isEqualTo(1);
        String first = inviteIn(Mailbox.textOf(MAILBOX.await(invited, 1).getLast()));

        assertThat(
            administrator
                .rest()
                .change("POST", path, form, "send-" + name)
                .body()
                .path("id")
        ).isEqualTo(sent.body().path("id"));
        String second = inviteIn(Mailbox.textOf(MAILBOX.await(invited, 2).getLast()));
        assertThat(second).isNotEqualTo(first);

        assertThat(registerByInvite(name, first).status()).as("the link of each mail works").isEqualTo(201);
        assertThat(registerByInvite(name + "x", second).code())
            .as("one of them, once")
            .isEqualTo("INVITE_USED_UP");
    }

    private static String inviteIn(String mail) {
        var link = Pattern.compile("/register/([A-Za-z0-9_-]{22})").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link.group(1);
    }

    private static Rest.Answer registerByInvite(String username, String token) {
        return new Rest(OTHER).post(
            "/api/auth/register",
            JsonMapper.shared()
                .createObjectNode()
                .put("username", username)
                .put("displayName", "Invited")
                .put("password", TestUser.PASSWORD)
                .put("invite", token)
                .toString()
        );
    }

    private static String kept() {
        var found = new ArrayList<String>();
        NODE.bean(MongoTemplate.class)
            .getCollection("registration_addresses")
            .find()
            .forEach(each -> found.add(each.toJson()));
        return String.join("\n", found);
    }

    @Test
    void withoutALinkNobodyRegistersNorByOneThatIsNone() {
        String form =
            "{\"username\": \"" + name + "\", \"displayName\": \"M\", \"password\": \"" + TestUser.PASSWORD + "\"}";
        var refused = new Rest(NODE).post("/api/auth/register", form);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("REGISTRATION_BY_EMAIL");
        assertThat(register(NODE, name, "x".repeat(43)).code()).isEqualTo("LINK_INVALID");
        assertThat(register(NODE, name, "").code()).isEqualTo("LINK_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "a@evil.com",
            "a@sub.example.org",
            "a@example.org.evil.com",
            "a@notexample.org",
            "a@xn--bcher-kva.example",
        }
    )
    void addressesOfOtherDomainsGetNothing(String email) {
        var refused = ask(NODE, email);
        assertThat(refused.code()).isEqualTo("EMAIL_DOMAIN_REFUSED");
        assertThat(refused.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "example.org",
            "a@evil.com@example.org",
            "\"a@evil.com\"@example.org",
            "a@example.org.",
            "a@evil.com,b@example.org",
            "a@evil.com b@example.org",
            "a@evil.com\nBcc: b@example.org",
        }
    )
    void whatIsNoAddressIsRefused(String email) {
        assertThat(ask(NODE, email).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void whoHasAnAccountIsToldByTheMailAlone() {
        ask(NODE, address);
        assertThat(register(NODE, name, tokenTo(address, 1)).status()).isEqualTo(201);
        var again = ask(OTHER, address.toUpperCase(Locale.ROOT));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.raw().body()).isEqualTo(
            ask(OTHER, "nobody-" + address)
                .raw()
                .body()
        );
        String text = Mailbox.textOf(MAILBOX.await(address, 2).getLast());
        assertThat(text)
            .contains("@" + name)
            .contains("/forgot-password")
            .doesNotContain("token=");
    }

    @Test
    void ofSeveralLinksTheLastCountsAndOfManyAtOnceOneAccountIsMade() {
        ask(NODE, address);
        String first = tokenTo(address, 1);
        ask(NODE, address);
        String second = tokenTo(address, 2);
        assertThat(register(NODE, name, first).code()).isEqualTo("LINK_INVALID");
        var rush = new Rush();
        for (int i = 0; i < 4; i++) {
            var node = i % 2 == 0 ? NODE : OTHER;
            String username = name + "-" + i;
            rush.add(() -> register(node, username, second));
        }
        assertThat(
            rush
                .run()
                .stream()
                .map(Rest.Answer::status)
                .filter(status -> status == 201)
        ).hasSize(1);
    }

    @Test
    void whatIsRefusedLeavesTheLinkGood() {
        ask(NODE, address);
        String token = tokenTo(address, 1);
        assertThat(register(NODE, administrator.username(), token).code()).isEqualTo("USERNAME_TAKEN");
        assertThat(register(NODE, "?", token).code()).isEqualTo("INVALID_REQUEST");
        choose("byEmail", "other.example");
        assertThat(register(NODE, name, token).code()).isEqualTo("EMAIL_DOMAIN_REFUSED");
        choose("closed");
        assertThat(register(OTHER, name, token).code()).isEqualTo("REGISTRATION_CLOSED");
        assertThat(ask(OTHER, address).code()).isEqualTo("REGISTRATION_CLOSED");
        choose("byEmail", "example.org");
        assertThat(register(NODE, name, token).status()).isEqualTo(201);
    }

    @Test
    void aLinkWorksForADayAndAgainAfterANodeHasDiedOverIt() {
        var node = MAILBOX.startNode();
        try (node) {
            ask(node, address);
            String token = tokenTo(address, 1);
            take(token);
            assertThat(register(node, name, token).code())
                .as("another uses it")
                .isEqualTo("LINK_INVALID");
            node.clock().advance(Duration.ofMinutes(3));
            assertThat(register(node, name, token).status()).isEqualTo(201);
            ask(node, "late-" + address);
            String late = tokenTo("late-" + address, 1);
            node.clock().advance(Duration.ofHours(25));
            assertThat(register(node, name + "-late", late).code()).isEqualTo("LINK_INVALID");
        }
    }

    private static void take(String token) {
        NODE.bean(RegistrationAddresses.class).take(token);
    }

    @Test
    void anAdministratorChoosesItAndTheLogTells() {
        assertThat(choose("byEmail", "nonsense").code()).isEqualTo("INVALID_REQUEST");
        assertThat(choose("byEmail", "example.org", "a@b.org").code()).isEqualTo("INVALID_REQUEST");
        assertThat(
            choose(
                "byEmail",
                Stream.generate(() -> "x.org")
                    .limit(101)
                    .toArray(String[]::new)
            ).code()
        ).isEqualTo("INVALID_REQUEST");
        assertThat(choose("byInvite").body().path("domains")).as("they stay").hasSize(2);
        assertThat(new Rest(NODE).get("/api/registration").body().path("domains")).isEmpty();
        assertThat(choose("byEmail").status()).isEqualTo(200);
        assertThat(NODE.newUser().rest().put(SETTINGS, "{\"mode\": \"open\"}").code()).isEqualTo("FORBIDDEN");
        assertThat(audited(administrator.id()).getLast()).contains("byEmail", "example.org");
        var document = NODE.bean(MongoTemplate.class)
            .getCollection("administration")
            .find(new Document("_id", "registration"))
            .first();
        assertThat(Objects.requireNonNull(document).getString("mode")).as("to older nodes").isEqualTo("CLOSED");
    }

    private static List<String> audited(UserId actor) {
        var details = new ArrayList<String>();
        NODE.bean(MongoTemplate.class)
            .getCollection("audit_log")
            .find(new Document("actor", actor.value()).append("kind", AuditKind.REGISTRATION_CHANGED.name()))
            .sort(new Document("_id", 1))
            .forEach(entry -> details.add(entry.toJson()));
        return details;
    }

    @Test
    void withoutMailsItIsNotOffered() {
        var first = Node.first();
        var other = first.newAdministrator();
        assertThat(other.rest().get(SETTINGS).body().path("mailSent").asBoolean()).isFalse();
        assertThat(
            other.rest().put(SETTINGS, "{\"mode\": \"byEmail\", \"domains\": [\"example.org\"]}").code()
        ).isEqualTo("NO_MAIL");
        assertThat(administrator.rest().get(SETTINGS).body().path("mailSent").asBoolean()).isTrue();
    }
}
