package dev.parley.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.passkey.PasskeyResponses.Shown;
import dev.parley.chat.passkey.SoftAuthenticator;
import org.jspecify.annotations.Nullable;

/** A passkey of a user, in an authenticator in software. */
public record TestPasskey(TestUser user, SoftAuthenticator authenticator, String id) {
    public static final String ROUTE = "/api/me/passkeys";

    public static TestPasskey add(TestUser user) {
        var authenticator = new SoftAuthenticator();
        var begun = begin(user, TestUser.PASSWORD, null);
        assertThat(begun.status()).as("%s", begun).isEqualTo(201);
        var added = add(user, authenticator, begun.body().path("challenge").asString());
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        return new TestPasskey(user, authenticator, added.body().path("id").asString());
    }

    public static Rest.Answer begin(TestUser user, String password, @Nullable String code) {
        return user.rest().post(ROUTE + "/setup", proof(password, code));
    }

    public static String proof(String password, @Nullable String code) {
        return code == null
            ? "{\"password\": \"%s\"}".formatted(password)
            : "{\"password\": \"%s\", \"code\": \"%s\"}".formatted(password, code);
    }

    public static Rest.Answer add(TestUser user, SoftAuthenticator authenticator, String challenge) {
        var made = authenticator.make(challenge);
        return user
            .rest()
            .post(
                ROUTE,
                "{\"name\": \"Laptop\", \"clientData\": \"%s\", \"attestation\": \"%s\"}".formatted(
                    made.clientData(),
                    made.attestation()
                )
            );
    }

    public static String challenge(Node at) {
        return new Rest(at).post("/api/auth/passkey/begin", "").body().path("challenge").asString();
    }

    /** A log-in that begins at one node and ends at another. */
    public Rest.Answer logIn(Node begin, Node end) {
        return logIn(end, challenge(begin));
    }

    public Rest.Answer logIn(Node at, String challenge) {
        return logIn(new Rest(at), authenticator.show(challenge, user.id()));
    }

    public static Rest.Answer logIn(Rest rest, Shown shown) {
        return rest.post(
            "/api/auth/passkey/finish",
            """
            {"credential": "%s", "clientData": "%s", "authenticatorData": "%s", "signature": "%s", "user": "%s"}
            """.formatted(
                shown.credential(),
                shown.clientData(),
                shown.authenticatorData(),
                shown.signature(),
                shown.userHandle()
            )
        );
    }
}
