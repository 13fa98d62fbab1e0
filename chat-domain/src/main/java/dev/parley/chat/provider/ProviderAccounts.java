package dev.parley.chat.provider;

import dev.parley.chat.administration.Registrations;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.email.EmailAddresses;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.DisplayNames;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The accounts of those for whom a provider vouches. The first log-in makes the account, or links one where the configuration
 * says so; later ones find it by issuer and subject.
 */
@Service
@RequiredArgsConstructor
public class ProviderAccounts {

    private static final int LONGEST_NAME = 64;
    private static final int RANDOM_LENGTH = 6;

    private final ProviderIdentities identities;
    private final ProviderGroups groups;
    private final ProviderProperties properties;
    private final Registrations registrations;
    private final EmailAddresses addresses;
    private final Users users;
    private final Locks locks;
    private final AuditLog audit;
    private final IdGenerator ids;

    /**
     * Whose account it is here.
     *
     * @param isNew whether this log-in has made it
     */
    public record Entering(User user, boolean isNew) {}

    /**
     * Finds the account of somebody who logs in, or makes one, and gives it what the groups say.
     *
     * @param address of the network
     * @throws ParleyException {@code PROVIDER_ACCOUNT_UNKNOWN} where none is made; {@code USERNAME_TAKEN} where all names are
     *     taken that follow from the profile
     */
    public Entering enter(ProviderProfile profile, String address) {
        String key = profile.identity().key();
        var known = identities.find(key);
        var present = known.flatMap(each -> users.find(each.userId()));
        if (present.filter(User::deleted).isPresent()) {
            // The deletion has not come so far yet.
            identities.forget(key);
            known = Optional.empty();
        }
        boolean linked = known.isEmpty() && properties.linkByEmail() && link(profile, address);
        if (known.isEmpty() && !linked && !properties.createAccounts()) {
            throw new ParleyException(ErrorCode.PROVIDER_ACCOUNT_UNKNOWN);
        }
        var claimed = identities
            .find(key)
            .or(() -> identities.claim(profile.identity(), new UserId(ids.next())))
            .orElseThrow();
        var found = users.find(claimed.userId());
        var user = found.orElseGet(() -> make(claimed.userId(), profile, address));
        // Who is locked out is refused later, and gets nothing before.
        if (!locks.isHeld(user.id()) && profile.groups() instanceof Set<String> named) {
            groups.apply(claimed, user, named);
        }
        return new Entering(user, found.isEmpty());
    }

    /** What the provider says at a later time of somebody who is logged in. */
    public void update(ProviderIdentity identity, Set<String> named) {
        identities.find(identity.key()).ifPresent(known ->
            users
                .find(known.userId())
                .filter(user -> !user.deleted())
                .ifPresent(user -> groups.apply(known, user, named))
        );
    }

    /** Somebody whom a provider has let in; empty once the account is gone. @param key of the identity */
    public Optional<ProviderIdentity> identity(String key) {
        return identities.identity(key);
    }

    /** Who the user is at a provider; empty for nobody. */
    public Optional<ProviderIdentity> identityOf(UserId userId, String issuer) {
        return identities.of(List.of(userId), issuer).values().stream().findFirst();
    }

    /** Those of the users who are somebody of the provider. */
    public Set<UserId> among(Collection<UserId> userIds, String issuer) {
        return identities.of(userIds, issuer).keySet();
    }

    private boolean link(ProviderProfile profile, String address) {
        var email = profile.email();
        if (email == null) {
            return false;
        }
        var linked = addresses
            .userOf(email)
            .flatMap(users::find)
            .filter(user -> !user.deleted() && !user.bot() && !locks.isHeld(user.id()))
            .filter(user ->
                identities
                    .claim(profile.identity(), user.id())
                    .filter(claimed -> claimed.userId().equals(user.id()))
                    .isPresent()
            );
        linked.ifPresent(user -> audit.add(AuditKind.PROVIDER_LINKED, user.id(), user.id(), address, Map.of()));
        return linked.isPresent();
    }

    private User make(UserId userId, ProviderProfile profile, String address) {
        var usernames = Usernames.of(profile.names(), () -> random());
        return registrations.registerByProvider(userId, usernames, displayName(profile), address);
    }

    private String random() {
        String id = ids.next();
        return id.substring(id.length() - RANDOM_LENGTH);
    }

    /** The first of the names that can be shown; of an e-mail address, which nobody is to see, what stands before the {@code @}. */
    private static String displayName(ProviderProfile profile) {
        var names = profile
            .names()
            .stream()
            .map(name -> name.indexOf('@') > 0 ? name.substring(0, name.indexOf('@')) : name);
        return Stream.concat(Stream.ofNullable(profile.displayName()), names)
            .map(ProviderAccounts::shown)
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElse("User");
    }

    private static @Nullable String shown(String name) {
        try {
            int length = name.codePointCount(0, name.length());
            int end = name.offsetByCodePoints(0, Math.min(length, LONGEST_NAME));
            return DisplayNames.clean(name.substring(0, end));
        } catch (ParleyException cannotBeShown) {
            return null;
        }
    }
}
