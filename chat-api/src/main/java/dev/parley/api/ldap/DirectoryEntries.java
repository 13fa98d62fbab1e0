package dev.parley.api.ldap;

import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.provider.ProviderIdentity;
import dev.parley.chat.provider.ProviderProfile;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;

/** Whom the directory lets in, and what it says of them. */
@Slf4j
@RequiredArgsConstructor
class DirectoryEntries {

    private static final String ACCOUNT_CONTROL = "userAccountControl";
    /** {@code ADS_UF_ACCOUNTDISABLE} of Active Directory. */
    private static final long DISABLED = 2;
    private static final int MOST_GROUPS = 10_000;

    private final LdapProperties properties;
    private final LdapConnections connections;

    /** Somebody whom the directory lets in. */
    record Found(DirectoryEntry entry, ProviderIdentity identity) {}

    /** By the user name that somebody gives; empty where nobody, or more than one, may be meant. */
    Optional<Found> byName(String name) {
        return one(properties.filterByName(), name);
    }

    /** Empty where the directory lets them in no more. */
    Optional<Found> find(ProviderIdentity identity) {
        if (!identity.issuer().equals(properties.issuer())) {
            return Optional.empty();
        }
        String id = identity.subject();
        return one(properties.filterById(), properties.hasBinaryIds() ? HexFormat.of().parseHex(id) : id);
    }

    private Optional<Found> one(String filter, Object value) {
        var entries = connections.search(
            properties.userBase(),
            filter,
            List.of(value),
            2,
            properties.idAttribute(),
            properties.usernameAttribute(),
            properties.nameAttribute(),
            properties.emailAttribute(),
            ACCOUNT_CONTROL
        );
        if (entries.size() > 1) {
            log.warn("The directory has several entries for one user name, so nobody is logged in by it");
            return Optional.empty();
        }
        return entries
            .stream()
            .filter(entry -> !isDisabled(entry))
            .findFirst()
            .map(entry -> new Found(entry, identity(entry)));
    }

    private static boolean isDisabled(DirectoryEntry entry) {
        try {
            return (entry.value(ACCOUNT_CONTROL).map(Long::parseLong).orElse(0L) & DISABLED) != 0;
        } catch (NumberFormatException unknown) {
            return true;
        }
    }

    private ProviderIdentity identity(DirectoryEntry entry) {
        String id = entry.value(properties.idAttribute()).orElseThrow(() -> {
            log.error("An entry has no {}, as parley.ldap.id-attribute calls it", properties.idAttribute());
            return new ParleyException(ErrorCode.PROVIDER_ANSWER_INVALID);
        });
        return new ProviderIdentity(properties.issuer(), id);
    }

    ProviderProfile profile(Found found) {
        var entry = found.entry();
        var shown = entry.value(properties.nameAttribute());
        var email = entry.value(properties.emailAttribute());
        var names = Stream.of(entry.value(properties.usernameAttribute()), email, shown)
            .flatMap(Optional::stream)
            .toList();
        return new ProviderProfile(
            found.identity(),
            names,
            shown.orElse(null),
            email
                .filter(_ -> properties.trustEmail())
                .flatMap(EmailAddress::read)
                .orElse(null),
            groups(found)
        );
    }

    /** Null where groups are not looked at, or there are too many to tell. */
    @Nullable
    Set<String> groups(Found found) {
        if (properties.groupBase() == null) {
            return null;
        }
        var entry = found.entry();
        List<Object> user = List.of(entry.dn(), entry.value(properties.usernameAttribute()).orElse(entry.dn()));
        var groups = connections.search(
            properties.groupBase(),
            properties.groupFilter(),
            user,
            MOST_GROUPS,
            properties.groupAttribute()
        );
        if (groups.size() == MOST_GROUPS) {
            log.warn("Somebody is in too many groups of the directory; what they give stays as it is");
            return null;
        }
        return groups
            .stream()
            .flatMap(group -> group.value(properties.groupAttribute()).stream())
            .collect(Collectors.toSet());
    }
}
