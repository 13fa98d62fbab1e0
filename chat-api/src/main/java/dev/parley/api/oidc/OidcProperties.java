package dev.parley.api.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The OpenID provider whose users may log in here.
 *
 * @param issuer its address, below which it tells all else of itself
 * @param clientId what it calls this installation
 * @param clientSecret its secret; none where it takes PKCE alone
 * @param name what users call it; the host of the issuer without one
 * @param scopes what is asked of it; {@code openid} is always among them
 * @param usernameClaim what it calls the users, from which their user names here follow
 * @param groupsClaim what it calls the groups of a user
 * @param checkEvery how often it is asked whether it still lets somebody in
 * @param confirmedWithin how long a login stands about which it cannot be asked
 */
@ConfigurationProperties("parley.oidc")
record OidcProperties(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable String name,
    @DefaultValue({ "openid", "profile", "email" }) List<String> scopes,
    @DefaultValue("preferred_username") String usernameClaim,
    @DefaultValue("groups") String groupsClaim,
    @DefaultValue("5m") Duration checkEvery,
    @DefaultValue("24h") Duration confirmedWithin
) {
    private static final String OPENID = "openid";
    /** Whoever is on the line to a provider without TLS may be anybody here. */
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_NAME = 64;

    OidcProperties {
        issuer = issuer == null ? "" : issuer.strip();
        if (!isWeb(issuer)) {
            throw new IllegalArgumentException(
                "parley.oidc.issuer must be the address of the provider, https://login.example.org; http is for one on this machine"
            );
        }
        if (!StringUtils.hasText(clientId)) {
            throw new IllegalArgumentException(
                "parley.oidc.client-id must be what the provider calls this installation"
            );
        }
        clientSecret = StringUtils.hasText(clientSecret) ? clientSecret.strip() : null;
        name = StringUtils.hasText(name) ? name.strip() : URI.create(issuer).getHost();
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new IllegalArgumentException("parley.oidc.name must have at most " + LONGEST_NAME + " characters");
        }
        if (!scopes.contains(OPENID)) {
            scopes = Stream.concat(Stream.of(OPENID), scopes.stream()).toList();
        }
        if (!checkEvery.isPositive() || confirmedWithin.compareTo(checkEvery) < 0) {
            throw new IllegalArgumentException(
                "parley.oidc.check-every must be longer than nothing, and no longer than parley.oidc.confirmed-within"
            );
        }
    }

    private static boolean isWeb(String issuer) {
        try {
            var address = URI.create(issuer);
            return (
                address.getHost() != null &&
                ("https".equals(address.getScheme()) ||
                    ("http".equals(address.getScheme()) && HERE.contains(address.getHost()))) &&
                address.getRawQuery() == null &&
                address.getRawFragment() == null &&
                address.getRawUserInfo() == null
            );
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    String shownName() {
        return Objects.requireNonNull(name);
    }

    String requireIssuer() {
        return Objects.requireNonNull(issuer);
    }

    String requireClientId() {
        return Objects.requireNonNull(clientId);
    }

    /** Never the secret, wherever this is written to. */
    @Override
    public String toString() {
        return "OidcProperties[" + issuer + "]";
    }
}
