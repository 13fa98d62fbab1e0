package dev.parley.api.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.LogRecord;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.audit.AuditEntry;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.audit.AuditQuery;
import dev.parley.chat.email.PasswordResets;
import dev.parley.chat.id.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** E-mail addresses and resets of passwords, with a real mail server. */
class MailsIT {

    private static final String EMAIL = "/api/me/email";
    private static final String RESETS = "/api/auth/password-resets";
    private static final String NEXT = "staple gun and horse";

    private static final Mailbox MAILBOX = new Mailbox();
    private static final Node NODE = MAILBOX.startNode();

    private final TestUser user = NODE.registerUser();
    private final String address = user.username() + "@example.org";

    @AfterAll
    static void stop() {
        NODE.close();
        MAILBOX.close();
    }

    @Test
    void anAddressCountsOnceItsLinkWasOpened() throws Exception {
        assertThat(setEmail(address).status()).isEqualTo(202);
        assertThat(own().path("email").isNull()).isTrue();
        assertThat(own().path("unconfirmed").asString()).isEqualTo(address);
        var mail = MAILBOX.await(address, 1).getFirst();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("Parley <parley@chat.example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).endsWith("@chat.example.org>");
        assertThat(Mailbox.textOf(mail))
            .contains("@" + user.username())
            .contains("https://chat.example.org/confirm-email#token=");

        String token = Mailbox.tokenIn(mail);
        assertThat(kept()).doesNotContain(token).contains(Secrets.hash(token));
        assertThat(confirm(user, token).status()).isEqualTo(200);
        assertThat(confirm(user, token).status()).as("a repeat").isEqualTo(200);
        assertThat(own().path("email").asString()).isEqualTo(address);
        assertThat(own().path("unconfirmed").isNull()).isTrue();
    }

    @Test
    void aLinkConfirmsNothingForOthersNorAfterAnotherAddressOrPassword() {
        var stranger = NODE.registerUser();
        setEmail(address);
        String first = Mailbox.tokenIn(MAILBOX.await(address, 1).getFirst());
        assertThat(confirm(stranger, first).code()).isEqualTo("LINK_INVALID");
        setEmail("other." + address);
        String second = Mailbox.tokenIn(MAILBOX.await("other." + address, 1).getFirst());
        assertThat(confirm(user, first).code()).isEqualTo("LINK_INVALID");
        changePassword(TestUser.PASSWORD, NEXT);
        assertThat(confirm(user, second).code()).isEqualTo("LINK_INVALID");
        assertThat(confirm(user, "nonsense").code()).isEqualTo("LINK_INVALID");
        assertThat(own().path("email").isNull()).isTrue();
    }

    @Test
    void anAddressIsOneUsersAndFreeAgainWithoutIt() {
        var other = NODE.registerUser();
        confirmAddress();
        assertThat(setEmail(other, address.toUpperCase(Locale.ROOT)).status()).isEqualTo(202);
        String token = Mailbox.tokenIn(MAILBOX.await(address, 2).getLast());
        assertThat(confirm(other, token).code()).isEqualTo("EMAIL_TAKEN");
        assertThat(user.rest().delete(EMAIL, "{\"password\": \"not mine at all\"}").code()).isEqualTo("WRONG_PASSWORD");
        assertThat(
            user
                .rest()
                .delete(EMAIL, "{\"password\": \"" + TestUser.PASSWORD + "\"}")
                .status()
        ).isEqualTo(204);
        assertThat(Mailbox.textOf(MAILBOX.await(address, 3).getLast())).contains("does not use this e-mail address");
        assertThat(confirm(other, token).status()).isEqualTo(200);
    }

    @Test
    void refusesAddressesThatAreNone() {
        for (String odd : List.of(
            "ann",
            "ann@localhost",
            "ann@example.org\\r\\nBcc: eve@example.org",
            "Ann <ann@example.org>",
            "a@" + "b".repeat(400) + ".org"
        )) {
            var refused = setEmail(odd);
            assertThat(refused.code()).as(odd).isEqualTo("INVALID_REQUEST");
            assertThat(refused.body().path("details").has("email")).as(odd).isTrue();
        }
        assertThat(setEmail(user, address, "not mine at all").code()).isEqualTo("WRONG_PASSWORD");
        assertThat(own().path("unconfirmed").isNull()).isTrue();
    }

    @Test
    void resetsAPasswordByNameOrAddressAndEndsAllLogins() {
        confirmAddress();
        assertThat(ask(user.username().toUpperCase(Locale.ROOT)).status()).isEqualTo(202);
        var mail = MAILBOX.await(address, 2).getLast();
        String token = Mailbox.tokenIn(mail);
        assertThat(kept()).doesNotContain(token);
        var nobody = new Rest(NODE);
        assertThat(look(token).body().path("username").asString()).isEqualTo(user.username());
        assertThat(finish(nobody, token, "iloveyou").code()).isEqualTo("PASSWORD_TOO_COMMON");
        assertThat(finish(nobody, token, "short").body().path("details").has("newPassword")).isTrue();
        try (var socket = user.connect()) {
            assertThat(finish(nobody, token, NEXT).status()).isEqualTo(204);
            assertThat(socket.expectClose()).isEqualTo(4403);
        }
        assertThat(user.rest().get("/api/me").status()).isEqualTo(401);
        assertThat(finish(nobody, token, "yet another one").code()).isEqualTo("LINK_INVALID");
        assertThat(logIn(nobody, TestUser.PASSWORD).status()).isEqualTo(401);
        assertThat(logIn(nobody, NEXT).status()).isEqualTo(200);
        assertThat(Mailbox.textOf(MAILBOX.await(address, 3).getLast())).contains("was changed");

        assertThat(ask(address.toUpperCase(Locale.ROOT)).status()).isEqualTo(202);
        assertThat(look(Mailbox.tokenIn(MAILBOX.await(address, 4).getLast())).status()).isEqualTo(200);
    }

    @Test
    void theAuditLogTellsOfNewAddressesAndPasswordsOnce() {
        confirmAddress();
        assertThat(confirm(user, Mailbox.tokenIn(MAILBOX.await(address, 1).getFirst())).status()).isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            user.rest().delete(EMAIL, "{\"password\": \"" + TestUser.PASSWORD + "\"}");
        }
        String link = NODE.bean(PasswordResets.class).linkByAdministrator(user.id());
        assertThat(finish(new Rest(NODE), link, NEXT).status()).isEqualTo(204);
        var log = NODE.bean(AuditLog.class).find(new AuditQuery(null, user.id(), user.id(), null, null), null, 50);
        assertThat(log.entries().stream().map(AuditEntry::kind)).containsExactly(
            AuditKind.PASSWORD_RESET,
            AuditKind.EMAIL_REMOVED,
            AuditKind.EMAIL_CHANGED,
            AuditKind.REGISTERED
        );
        assertThat(log.entries().toString()).doesNotContain(address, NEXT);
    }

    @Test
    void tellsNotWhetherAnAccountExists() {
        confirmAddress();
        var without = NODE.registerUser();
        var known = ask(user.username());
        for (String name : List.of("nobody-of-this-name", "nobody@example.org", without.username(), "@", "a@b")) {
            var answer = ask(name);
            assertThat(answer.status()).isEqualTo(known.status());
            assertThat(answer.raw().body()).isEqualTo(known.raw().body());
        }
        MAILBOX.await(address, 2);
        assertThat(MAILBOX.to("nobody@example.org")).isEmpty();
    }

    @Test
    void aLinkEndsWithThePasswordTheAddressAndItsTime() {
        confirmAddress();
        String before = reset(2);
        changePassword(TestUser.PASSWORD, NEXT);
        assertThat(look(before).code()).isEqualTo("LINK_INVALID");
        MAILBOX.await(address, 3);
        String forAddress = reset(4);
        user.rest().delete(EMAIL, "{\"password\": \"" + NEXT + "\"}");
        assertThat(look(forAddress).code()).isEqualTo("LINK_INVALID");
        String byAdministrator = NODE.bean(PasswordResets.class).linkByAdministrator(user.id());
        assertThat(look(byAdministrator).status()).isEqualTo(200);
        NODE.clock().advance(Duration.ofHours(25));
        assertThat(look(byAdministrator).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void ofTwoLinksAtOnceOneWorks() {
        var resets = NODE.bean(PasswordResets.class);
        String first = resets.linkByAdministrator(user.id());
        String second = resets.linkByAdministrator(user.id());
        var answers = new Rush()
            .add(() -> finish(new Rest(NODE), first, NEXT))
            .add(() -> finish(new Rest(NODE), first, NEXT))
            .add(() -> finish(new Rest(NODE), second, NEXT))
            .add(() -> finish(new Rest(NODE), second, NEXT))
            .run();
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.code().equals("LINK_INVALID"))).hasSize(3);
        assertThat(look(first).code()).isEqualTo("LINK_INVALID");
        assertThat(look(second).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void tellsOfALoginOnANewDeviceByMail() {
        confirmAddress();
        logIn(new Rest(NODE), TestUser.PASSWORD);
        assertThat(Mailbox.textOf(MAILBOX.await(address, 2).getLast()))
            .contains("with a browser that it did not know")
            .contains("127.0.0.1");
    }

    @Test
    void speaksTheLanguageThatWasAskedFor() throws Exception {
        confirmAddress();
        new Rest(NODE).post(RESETS, "{\"name\": \"" + user.username() + "\", \"language\": \"fa\"}");
        var mail = MAILBOX.await(address, 2).getLast();
        assertThat(mail.getSubject()).isEqualTo("Parley: گذرواژهٔ تازه‌ای برگزینید");
        assertThat(Mailbox.textOf(mail)).contains("سلام").contains("https://chat.example.org/reset-password#token=");
    }

    @Test
    void noTokenPasswordOrAddressReachesTheLog() {
        try (var log = LogRecord.open()) {
            confirmAddress();
            String token = reset(2);
            finish(new Rest(NODE), token, NEXT);
            finish(new Rest(NODE), token, NEXT);
            // The mail server of the test tells of its own mailboxes.
            var ours = log
                .texts()
                .stream()
                .filter(text -> !text.startsWith("Created user login "));
            assertThat(ours).noneMatch(text -> text.contains(token) || text.contains(NEXT) || text.contains(address));
        }
    }

    private void confirmAddress() {
        setEmail(address);
        assertThat(confirm(user, Mailbox.tokenIn(MAILBOX.await(address, 1).getFirst())).status()).isEqualTo(200);
    }

    private String reset(int mails) {
        ask(user.username());
        return Mailbox.tokenIn(MAILBOX.await(address, mails).getLast());
    }

    private Rest.Answer setEmail(String email) {
        return setEmail(user, email);
    }

    private static Rest.Answer setEmail(TestUser user, String email) {
        return setEmail(user, email, TestUser.PASSWORD);
    }

    private static Rest.Answer setEmail(TestUser user, String email, String password) {
        return user
            .rest()
            .put(EMAIL, "{\"password\": \"%s\", \"email\": \"%s\", \"language\": \"en\"}".formatted(password, email));
    }

    private static Rest.Answer confirm(TestUser by, String token) {
        return by.rest().post(EMAIL + "/confirmation", "{\"token\": \"" + token + "\"}");
    }

    private JsonNode own() {
        return user.rest().get(EMAIL).body();
    }

    private void changePassword(String present, String next) {
        user.rest().put("/api/me/password", "{\"password\": \"%s\", \"newPassword\": \"%s\"}".formatted(present, next));
    }

    private static Rest.Answer ask(String name) {
        return new Rest(NODE).post(RESETS, "{\"name\": \"" + name + "\", \"language\": \"en\"}");
    }

    private static Rest.Answer look(String token) {
        return new Rest(NODE).post(RESETS + "/look", "{\"token\": \"" + token + "\"}");
    }

    private static Rest.Answer finish(Rest by, String token, String password) {
        return by.post(RESETS + "/finish", "{\"token\": \"%s\", \"newPassword\": \"%s\"}".formatted(token, password));
    }

    private Rest.Answer logIn(Rest rest, String password) {
        return rest.post(
            "/api/auth/login",
            "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(user.username(), password)
        );
    }

    /** All that the database holds of links and mails. */
    private static String kept() {
        var all = new StringBuilder();
        for (String collection : List.of("account_links", "mail_outbox", "email_addresses", "email_requests")) {
            for (Document each : NODE.bean(MongoTemplate.class).getCollection(collection).find()) {
                all.append(each.toJson());
            }
        }
        return all.toString();
    }
}
