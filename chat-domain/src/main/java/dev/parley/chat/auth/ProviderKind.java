package dev.parley.chat.auth;

import lombok.RequiredArgsConstructor;

/** What kind of a provider vouches for somebody. Each is asked in its own way, so each has its own times. */
@RequiredArgsConstructor
public enum ProviderKind {
    /** By OpenID Connect. */
    OPENID("dueAt"),
    /** By LDAP. Its time has a name of its own: an older node would ask the OpenID provider about these logins. */
    DIRECTORY("directoryDueAt");

    final String due;

    String path() {
        return ProviderLogins.FIELD + "." + due;
    }
}
