package dev.parley.api.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.parley.api.embedded.ScramAccount.Exchange;
import dev.parley.api.embedded.ScramAccount.ScramRefusedException;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;

/**
 * Lets a connection do nothing before it has logged in. MongoDB's authentication: {@code saslStart} and
 * {@code saslContinue} with SCRAM-SHA-256.
 */
@RequiredArgsConstructor
final class MongoAccess {

    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int CONVERSATION = 1;
    private static final AttributeKey<Boolean> LOGGED_IN = AttributeKey.valueOf("parley.loggedIn");
    private static final AttributeKey<Exchange> EXCHANGE = AttributeKey.valueOf("parley.exchange");

    /** Commands by which a driver finds out what server it talks to. */
    private static final Set<String> OPEN = Set.of("hello", "ismaster", "ping", "buildinfo");

    private final ScramAccount account;

    /** The answer to a command of the log-in; empty for any other, which may be carried out. */
    Optional<Document> answer(Channel channel, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "saslstart" -> Optional.of(start(channel, query));
                case "saslcontinue" -> Optional.of(proceed(channel, query));
                default -> {
                    if (!OPEN.contains(name)) {
                        requireLogin(channel, command);
                    }
                    yield Optional.empty();
                }
            };
        } catch (ScramRefusedException refused) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
    }

    void requireLogin(Channel channel, String command) {
        if (!channel.hasAttr(LOGGED_IN)) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", command + " requires authentication");
        }
    }

    private Document start(Channel channel, Document query) throws ScramRefusedException {
        if (!"SCRAM-SHA-256".equals(query.get("mechanism"))) {
            throw new ScramRefusedException();
        }
        var exchange = account.begin(payload(query));
        channel.attr(EXCHANGE).set(exchange);
        return reply(exchange.challenge(), false);
    }

    private static Document proceed(Channel channel, Document query) throws ScramRefusedException {
        var exchange = channel.attr(EXCHANGE).getAndSet(null);
        if (exchange == null) {
            throw new ScramRefusedException();
        }
        String proof = exchange.finish(payload(query));
        channel.attr(LOGGED_IN).set(true);
        return reply(proof, true);
    }

    private static String payload(Document query) throws ScramRefusedException {
        return switch (query.get("payload")) {
            case BinData data -> new String(data.getData(), StandardCharsets.UTF_8);
            case byte[] data -> new String(data, StandardCharsets.UTF_8);
            case null, default -> throw new ScramRefusedException();
        };
    }

    private static Document reply(String payload, boolean done) {
        return new Document("conversationId", CONVERSATION)
            .append("done", done)
            .append("payload", new BinData(payload.getBytes(StandardCharsets.UTF_8)))
            .append("ok", 1.0);
    }
}
