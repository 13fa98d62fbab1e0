package dev.parley.api.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Gate;
import dev.parley.api.testing.LogRecord;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mail server that is away or never answers, and limits on mails. */
class MailServerAwayIT {

    private static final String RESETS = "/api/auth/password-resets";

    private static Mailbox mailbox;
    private static Gate gate;
    private static Node node;

    @BeforeAll
    static void start() {
        mailbox = new Mailbox();
        gate = new Gate(mailbox.port());
        node = mailbox.startNode(
            "spring.mail.port=" + gate.port(),
            "spring.mail.properties.mail.smtp.timeout=500",
            "parley.limits.enabled=true"
        );
    }

    @AfterAll
    static void stop() {
        node.close();
        gate.close();
        mailbox.close();
    }

    @Test
    void aMailWaitsForTheServerAndNobodyElseDoes() {
        var user = node.registerUser();
        gate.hold();
        try (var log = LogRecord.open()) {
            assertThat(setEmail(user).status()).isEqualTo(202);
            assertThat(new Rest(node).get("/actuator/health").status()).isEqualTo(200);
            Mailbox.until(() ->
                log
                    .texts()
                    .stream()
                    .anyMatch(text -> text.contains("is tried again in"))
            );
            assertThat(log.texts()).noneMatch(text -> text.contains(address(user)));
        }
        gate.release();
        node.clock().advance(Duration.ofMinutes(1));
        String token = Mailbox.tokenIn(mailbox.await(address(user), 1).getFirst());
        var confirmed = user.rest().post("/api/me/email/confirmation", "{\"token\": \"" + token + "\"}");
        assertThat(confirmed.status()).isEqualTo(200);
    }

    @Test
    void limitsWhatCostsMails() {
        var user = node.registerUser();
        for (int i = 0; i < 5; i++) {
            assertThat(setEmail(user).status()).isEqualTo(202);
        }
        assertThat(limitOf(setEmail(user))).isEqualTo("mails");
        for (int i = 0; i < 5; i++) {
            assertThat(ask(node, "nobody-of-this-name").status()).isEqualTo(202);
        }
        assertThat(limitOf(ask(node, " Nobody-of-this-name "))).isEqualTo("resets-of-name");
        for (int i = 0; i < 10; i++) {
            look();
        }
        assertThat(limitOf(look())).isEqualTo("wrong-account-links");
    }

    private static String limitOf(Rest.Answer refused) {
        return refused.body().path("details").path("limit").asString();
    }

    @Test
    void withoutAMailServerNobodyIsPromisedAMail() {
        var without = Node.first();
        var user = without.registerUser();
        assertThat(user.rest().get("/api/me/email").body().path("available").asBoolean()).isFalse();
        assertThat(setEmail(user).code()).isEqualTo("NO_MAIL");
        assertThat(ask(without, user.username()).code()).isEqualTo("NO_MAIL");
        assertThat(ask(without, "nobody-of-this-name").code()).isEqualTo("NO_MAIL");
    }

    private static Rest.Answer setEmail(TestUser user) {
        return user
            .rest()
            .put(
                "/api/me/email",
                "{\"password\": \"%s\", \"email\": \"%s\", \"language\": \"en\"}".formatted(
                    TestUser.PASSWORD,
                    address(user)
                )
            );
    }

    private static String address(TestUser user) {
        return user.username() + "@away.example.org";
    }

    private static Rest.Answer ask(Node node, String name) {
        return new Rest(node).post(RESETS, "{\"name\": \"" + name + "\", \"language\": \"en\"}");
    }

    private static Rest.Answer look() {
        return new Rest(node).post(RESETS + "/look", "{\"token\": \"nonsense\"}");
    }
}
