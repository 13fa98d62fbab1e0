package dev.parley.api.testing;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A registered user with a login on one node. */
public final class TestUser {

    public static final String PASSWORD = "correct horse battery";

    private final Node node;
    private final String username;
    private final UserId id;
    private final Rest rest;
    private final String accessToken;

    private TestUser(Node node, String username, Rest.Answer login, Rest rest) {
        this.node = node;
        this.username = username;
        this.rest = rest;
        this.id = new UserId(login.body().path("user").path("id").asString());
        this.accessToken = login.body().path("accessToken").asString();
        rest.authenticate(accessToken);
    }

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
        return new TestUser(node, username, login, rest);
    }

    /** The same user with one more login, on a node of choice. */
    public TestUser on(Node other) {
        var otherRest = new Rest(other);
        var login = otherRest.post(
            "/api/auth/login",
            """
            {"username": "%s", "password": "%s"}""".formatted(username, PASSWORD)
        );
        return new TestUser(other, username, login, otherRest);
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
