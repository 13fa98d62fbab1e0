package dev.parley.chat.apikey;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.SeenBots;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Makes, lists and ends API keys, and finds out whose a key is. */
@Service
@RequiredArgsConstructor
public class ApiKeys {

    private static final int NAME_MAX = 64;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

    private final ApiKeyStore store;
    private final ApiKeyProperties properties;
    private final BotAccounts bots;
    private final SeenBots seenBots;
    private final Locks locks;
    private final ApplicationEventPublisher publisher;
    private final IdGenerator ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A new key with its text, which nobody can be told again. */
    public record Created(ApiKey key, ApiKeyText text) {}

    /**
     * Makes a key. A repeat of the intent makes another in place of the first, whose text may have been lost with the
     * answer.
     *
     * @param intent of whoever the program acts as, a user or a bot
     * @param scopes at least one; those of bots for a bot only
     * @param lifetime 1 minute to 366 days, or to what is configured; null for no end, where that is allowed
     * @throws ParleyException {@code INVALID_REQUEST}; as {@link PlainText#line} for the name; {@code
     *     API_KEY_LIMIT_REACHED}, also where several are made at once that would be too many together
     */
    public Created create(Intent intent, String name, Set<ApiScope> scopes, @Nullable Duration lifetime) {
        String line = PlainText.line("name", name, NAME_MAX);
        if (scopes.isEmpty()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("scopes", "must not be empty"));
        }
        requireLifetime(lifetime);
        var now = clock.instant();
        var owner = intent.actor();
        boolean bot = bots.isBot(owner);
        if (!bot && scopes.stream().anyMatch(ApiScope::isOfBots)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("scopes", "must not be those of bots"));
        }
        var id = new ApiKeyId(ids.next());
        var text = ApiKeyText.random(id, random);
        var key = new ApiKey(id, owner, bot, line, scopes, now, null, lifetime == null ? null : now.plus(lifetime));
        store.replace(key, text.hash(), intent.clientId());
        if (store.count(owner) > properties.maxPerUser()) {
            store.delete(owner, id);
            throw new ParleyException(ErrorCode.API_KEY_LIMIT_REACHED, Map.of("limit", properties.maxPerUser()));
        }
        publisher.publishEvent(new ApiKeyMade(id, owner));
        return new Created(key, text);
    }

    /** The user's keys, the latest first. Some may have expired. */
    public List<ApiKey> list(UserId owner) {
        return store.of(owner);
    }

    /**
     * Ends a key of the user at once, on all nodes. One that has ended already, or is another's, stays as it is.
     *
     * @return whether there was such a key
     */
    public boolean revoke(UserId owner, ApiKeyId id) {
        boolean there = store.delete(owner, id);
        if (there) {
            publisher.publishEvent(new ApiKeyRevoked(id, owner));
        }
        return there;
    }

    /** Ends all of the user's keys. */
    public void revokeAll(UserId owner) {
        var ended = store.of(owner);
        store.deleteAll(owner);
        ended.forEach(key -> publisher.publishEvent(new ApiKeyRevoked(key.id(), owner)));
    }

    /** Of a user whose account was locked: ends what was opened by the keys of the user and of the user's bots. */
    public void hold(UserId user) {
        held(user);
        bots.of(user).forEach(bot -> held(bot.id()));
    }

    private void held(UserId owner) {
        store.of(owner).forEach(key -> publisher.publishEvent(new ApiKeyHeld(key.id(), owner)));
    }

    /** Those of the keys that have been revoked, or by which nobody acts while an account is locked. */
    public Set<ApiKeyId> endedAmong(Collection<ApiKeyId> ids) {
        var ended = new HashSet<>(ids);
        var owners = store.owners(ids);
        var held = locks.heldAmong(Set.copyOf(owners.values()));
        owners.forEach((id, owner) -> {
            if (!held.contains(owner)) {
                ended.remove(id);
            }
        });
        return ended;
    }

    /**
     * Whose key this is; notes that it was used.
     *
     * @throws ParleyException {@code TOKEN_INVALID} for one that is altered, unknown or revoked; {@code TOKEN_EXPIRED};
     *     {@code ACCOUNT_LOCKED}
     */
    public ApiKey authenticate(String token) {
        var text = ApiKeyText.parse(token).orElseThrow(ApiKeys::invalid);
        var kept = store.find(text.id()).orElseThrow(ApiKeys::invalid);
        if (!text.hasHash(kept.hash())) {
            throw invalid();
        }
        var now = clock.instant();
        var key = kept.key();
        if (key.isExpired(now)) {
            throw new ParleyException(ErrorCode.TOKEN_EXPIRED);
        }
        if (locks.isHeld(key.owner())) {
            // Without the reason, which is for the person and not for programs.
            throw new ParleyException(ErrorCode.ACCOUNT_LOCKED);
        }
        if (key.lastUsedAt() == null || !key.lastUsedAt().plus(LAST_USE_PRECISION).isAfter(now)) {
            store.used(key.id(), now);
        }
        if (key.bot()) {
            seenBots.add(key.owner());
        }
        return key;
    }

    private void requireLifetime(@Nullable Duration lifetime) {
        var most = properties.maxLifetime();
        var longest = most == null || most.compareTo(LONGEST) > 0 ? LONGEST : most;
        if (lifetime == null ? most != null : lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(longest) > 0) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of(
                    "expiresInSeconds",
                    "must be %s%s to %s".formatted(
                        most == null ? "null or " : "",
                        SHORTEST.toSeconds(),
                        longest.toSeconds()
                    )
                )
            );
        }
    }

    private static ParleyException invalid() {
        return new ParleyException(ErrorCode.TOKEN_INVALID);
    }
}
