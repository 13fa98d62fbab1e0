package dev.parley.api.testing;

import dev.parley.api.security.AccessTokens;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** A registered user with a login on one node. */
public final class TestUser {

    public static final String PASSWORD = "correct horse battery";

    /** Computed once: hashing a password for each user of each test would take minutes. */
    private static final String PASSWORD_HASH = Objects.requireNonNull(
        Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD)
    );

    private static final Whereabouts NOWHERE = new Whereabouts(null, null, "127.0.0.1");

    private final Node node;
    private final String username;
    private final UserId id;
    private final Rest rest;
    private final String accessToken;

    private TestUser(Node node, String username, UserId id, String accessToken, Rest rest) {
        this.node = node;
        this.username = username;
        this.rest = rest;
        this.id = id;
        this.accessToken = accessToken;
        rest.authenticate(accessToken);
    }

    /** A user who is there with a login, but without the cookies of one. */
    static TestUser create(Node node, String username) {
        var id = new UserId(node.bean(IdGenerator.class).next());
        node.bean(Users.class).add(new User(id, username, "Test " + username, node.clock().instant()), PASSWORD_HASH);
        return loggedIn(node, username, id);
    }

    private static TestUser loggedIn(Node node, String username, UserId id) {
        var login = node.bean(AuthSessions.class).open(id, 0, NOWHERE, true);
        String accessToken = node.bean(AccessTokens.class).issue(login).token();
        return new TestUser(node, username, id, accessToken, new Rest(node));
    }

    /** Goes all the way that a browser goes, which leaves the cookies. */
    static TestUser register(Node node, String username) {
        var rest = new Rest(node);
        var login = rest.post(
            "/api/auth/register",
            """
            {"username": "%s", "displayName": "Test %s", "password": "%s"}""".formatted(username, username, PASSWORD)
        );
        if (login.status() != 201) {
            throw new AssertionError("registration failed: " + login);
        }
        var id = new UserId(login.body().path("user").path("id").asString());
        return new TestUser(node, username, id, login.body().path("accessToken").asString(), rest);
    }

    /** The same user with one more login, on a node of choice. */
    public TestUser on(Node other) {
        return loggedIn(other, username, id);
    }

    public UserId id() {
        return id;
    }

    /** Something that the user wants and has not wanted before. */
    public Intent intent() {
        return new Intent(id, SocketClient.newClientId());
    }

    public String username() {
        return username;
    }

    public String accessToken() {
        return accessToken;
    }

    public Rest rest() {
        return rest;
    }

    /** An authenticated socket, with {@code session.ready} received. */
    public SocketClient connect() {
        var client = SocketClient.open(node, username);
        client.authenticate(accessToken);
        return client;
    }

    public ChatId createGroup(String title, TestUser... others) {
        return create("group", title, others);
    }

    public ChatId createChannel(String title, TestUser... others) {
        return create("channel", title, others);
    }

    private ChatId create(String type, String title, TestUser... others) {
        String ids = Arrays.stream(others)
            .map(other -> "\"" + other.id() + "\"")
            .collect(Collectors.joining(","));
        var created = rest.post(
            "/api/chats",
            """
            {"type": "%s", "title": "%s", "description": "", "memberIds": [%s]}""".formatted(type, title, ids)
        );
        if (created.status() != 201) {
            throw new AssertionError("chat was not created: " + created);
        }
        return new ChatId(created.body().path("id").asString());
    }
}
