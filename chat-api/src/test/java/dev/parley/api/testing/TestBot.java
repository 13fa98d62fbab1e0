package dev.parley.api.testing;

import dev.parley.api.protocol.SessionEvent;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.bot.Bots;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.Set;

/** A bot with keys of its own. */
public record TestBot(Node node, TestUser owner, UserId id, String username) {
    public static TestBot of(Node node, TestUser owner) {
        String username = "bot" + SocketClient.newClientId().replace("-", "").substring(0, 20);
        var bot = node.bean(Bots.class).create(owner.intent(), username, "Bot of " + owner.username(), "");
        return new TestBot(node, owner, bot.id(), username);
    }

    /** A key of its own each time, in place of those before. */
    public String key(ApiScope... scopes) {
        var keys = node.bean(ApiKeys.class);
        keys.revokeAll(id);
        var intent = new Intent(id, SocketClient.newClientId());
        return keys.create(intent, "test", Set.of(scopes), null).text().reveal();
    }

    public Rest rest(ApiScope... scopes) {
        var rest = new Rest(node);
        rest.authenticate(key(scopes));
        return rest;
    }

    /** A socket with {@code session.ready} received. */
    public SocketClient connect(Node to, ApiScope... scopes) {
        var socket = SocketClient.open(to, username);
        SessionEvent.Ready ready = socket.authenticate(key(scopes));
        if (!ready.userId().equals(id)) {
            throw new AssertionError("connected as another: " + ready);
        }
        return socket;
    }

    public SocketClient connect(ApiScope... scopes) {
        return connect(node, scopes);
    }

    /** Its owner adds it. */
    public TestBot in(ChatId chat) {
        var added = owner.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + id + "\"]}");
        if (added.status() >= 300) {
            throw new AssertionError("was not added: " + added);
        }
        return this;
    }
}
