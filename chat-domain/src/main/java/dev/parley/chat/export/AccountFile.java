package dev.parley.chat.export;

import dev.parley.chat.apikey.ApiKey;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.auth.AuthSession;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.email.EmailAddresses;
import dev.parley.chat.factor.Passkeys;
import dev.parley.chat.factor.SecondFactors;
import dev.parley.chat.passkey.Passkey;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who the user is, and how they are let in. No secret is in it. */
@Component
@RequiredArgsConstructor
class AccountFile implements ExportSource {

    private final Users users;
    private final EmailAddresses addresses;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final AuthSessions sessions;
    private final ApiKeys keys;
    private final BotAccounts bots;
    private final Blocks blocks;

    record Account(
        String id,
        String username,
        String displayName,
        Instant registeredAt,
        @Nullable String email,
        boolean secondFactor,
        List<OwnPasskey> passkeys,
        List<Login> logins,
        List<Key> apiKeys,
        List<OwnBot> bots,
        List<Person> blocked
    ) {}

    record OwnPasskey(String name, Instant addedAt, @Nullable Instant usedAt) {}

    record Login(@Nullable String browser, @Nullable String system, String address, Instant openedAt, Instant usedAt) {}

    record Key(
        String name,
        Set<String> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt
    ) {}

    record OwnBot(String username, String displayName, String description) {}

    record Person(String id, String username, String displayName) {
        static Person of(User user) {
            return new Person(user.id().value(), user.username(), user.displayName());
        }
    }

    @Override
    public String fileName() {
        return "account.json";
    }

    @Override
    public Iterator<?> of(UserId userId) {
        var user = users.require(userId);
        return List.of(
            new Account(
                userId.value(),
                user.username(),
                user.displayName(),
                user.createdAt(),
                addresses
                    .find(userId)
                    .map(found -> found.address().text())
                    .orElse(null),
                factors.isOn(userId),
                passkeys.list(userId).stream().map(AccountFile::passkey).toList(),
                sessions.of(userId).stream().map(AccountFile::login).toList(),
                keys.list(userId).stream().map(AccountFile::key).toList(),
                bots
                    .of(userId)
                    .stream()
                    .map(bot -> new OwnBot(bot.account().username(), bot.account().displayName(), bot.description()))
                    .toList(),
                people(blocks.of(userId))
            )
        ).iterator();
    }

    private List<Person> people(Collection<UserId> ids) {
        return users.all(ids).stream().map(Person::of).sorted(Comparator.comparing(Person::username)).toList();
    }

    private static OwnPasskey passkey(Passkey passkey) {
        return new OwnPasskey(passkey.name(), passkey.addedAt(), passkey.usedAt());
    }

    private static Login login(AuthSession session) {
        var from = session.whereabouts();
        return new Login(from.browser(), from.system(), from.address(), session.openedAt(), session.usedAt());
    }

    private static Key key(ApiKey key) {
        var scopes = key.scopes().stream().map(Enum::name).collect(Collectors.toSet());
        return new Key(key.name(), scopes, key.createdAt(), key.lastUsedAt(), key.expiresAt());
    }
}
