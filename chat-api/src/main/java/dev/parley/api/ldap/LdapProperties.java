package dev.parley.api.ldap;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.ldap.InvalidNameException;
import org.springframework.ldap.support.LdapUtils;
import org.springframework.util.StringUtils;

/**
 * The directory whose users may log in here by their passwords there. In filters, <code>{0}</code> stands for what is looked
 * for; it is escaped (RFC 4515).
 *
 * @param url its address, {@code ldaps://ldap.example.org}; of several, with spaces between, the first that answers
 * @param startTls whether a connection by {@code ldap} is encrypted before anything is said (RFC 4513, section 3)
 * @param allowUnencrypted whether passwords may go over the network as they are
 * @param sslBundle the bundle of {@code spring.ssl.bundle} with the certificates to trust; those of Java without one
 * @param base the entry below which everything is
 * @param managerDn who looks for entries; anybody without one
 * @param managerPassword their password
 * @param name what users call the directory
 * @param userBase where users are, below {@code base}
 * @param userFilter finds the entry of somebody by the user name that they give
 * @param activeFilter matches whom the directory still lets in; everybody without one
 * @param idAttribute what never changes of an entry, and no other ever has
 * @param usernameAttribute from which the user names here follow
 * @param nameAttribute from which the names follow that are shown
 * @param emailAttribute of the e-mail address
 * @param trustEmail whether the directory has made sure whose the e-mail addresses are, and lets nobody choose theirs
 * @param groupBase where groups are, below {@code base}; without one groups are not looked at
 * @param groupFilter finds the groups of a user by the distinguished name, or by the user name as <code>{1}</code>
 * @param groupAttribute of what a group is called
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param checkEvery how often the directory is asked whether it still lets somebody in
 * @param confirmedWithin how long a login stands about which it cannot be asked
 */
@ConfigurationProperties("parley.ldap")
record LdapProperties(
    String url,
    @DefaultValue("false") boolean startTls,
    @DefaultValue("false") boolean allowUnencrypted,
    @Nullable String sslBundle,
    @DefaultValue("") String base,
    @DefaultValue("") String managerDn,
    @DefaultValue("") String managerPassword,
    @Nullable String name,
    @DefaultValue("") String userBase,
    @DefaultValue("(uid={0})") String userFilter,
    @DefaultValue("") String activeFilter,
    @DefaultValue("entryUUID") String idAttribute,
    @DefaultValue("uid") String usernameAttribute,
    @DefaultValue("cn") String nameAttribute,
    @DefaultValue("mail") String emailAttribute,
    @DefaultValue("false") boolean trustEmail,
    @Nullable String groupBase,
    @DefaultValue("(member={0})") String groupFilter,
    @DefaultValue("cn") String groupAttribute,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("5s") Duration readTimeout,
    @DefaultValue("5m") Duration checkEvery,
    @DefaultValue("24h") Duration confirmedWithin
) {
    private static final String ASKED = "{0}";
    /** Whoever is on the line to a directory without TLS reads all passwords. */
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> BINARY = Set.of("objectguid", "objectsid");
    private static final int LONGEST_NAME = 64;

    LdapProperties {
        var urls = urls(url);
        require(
            urls.stream().allMatch(LdapProperties::isDirectory),
            "url must be the address of the directory, ldaps://ldap.example.org, without a name behind it"
        );
        require(
            startTls || allowUnencrypted || urls.stream().allMatch(each -> isEncrypted(each) || isHere(each)),
            "url must begin with ldaps, or parley.ldap.start-tls be true: passwords would go over the network as they are"
        );
        require(
            !startTls || urls.stream().noneMatch(LdapProperties::isEncrypted),
            "start-tls is for ldap, not for ldaps"
        );
        require(isName(base) && !base.isBlank(), "base must be the distinguished name below which everything is");
        require(isName(userBase), "user-base must be a distinguished name below parley.ldap.base");
        require(
            groupBase == null || isName(groupBase),
            "group-base must be a distinguished name below parley.ldap.base"
        );
        require(isFilter(userFilter), "user-filter must be a filter in brackets, (uid={0})");
        require(activeFilter.isEmpty() || isFilter(activeFilter), "active-filter must be a filter in brackets");
        require(isFilter(groupFilter), "group-filter must be a filter in brackets, (member={0})");
        require(userFilter.contains(ASKED), "user-filter must contain {0}, the user name");
        require(
            StringUtils.hasText(managerDn) == StringUtils.hasText(managerPassword),
            "manager-dn and manager-password must both be there, or neither"
        );
        // A search by nobody would be made before the connection is encrypted.
        require(!startTls || StringUtils.hasText(managerDn), "manager-dn must be there with parley.ldap.start-tls");
        name = StringUtils.hasText(name) ? name.strip() : urls.getFirst().getHost();
        require(name.codePointCount(0, name.length()) <= LONGEST_NAME, "name must have at most 64 characters");
        require(
            connectTimeout.isPositive() && readTimeout.isPositive(),
            "connect-timeout and read-timeout must be longer than nothing"
        );
        require(
            checkEvery.isPositive() && confirmedWithin.compareTo(checkEvery) >= 0,
            "check-every must be longer than nothing, and no longer than parley.ldap.confirmed-within"
        );
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException("parley.ldap." + otherwise);
        }
    }

    private static List<URI> urls(String url) {
        try {
            return Stream.of(url.strip().split("\\s+")).map(URI::create).toList();
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("parley.ldap.url must be the address of the directory", none);
        }
    }

    private static boolean isDirectory(URI url) {
        return (
            url.getHost() != null &&
            ("ldaps".equals(url.getScheme()) || "ldap".equals(url.getScheme())) &&
            (url.getRawPath() == null || url.getRawPath().isEmpty() || "/".equals(url.getRawPath())) &&
            url.getRawQuery() == null &&
            url.getRawUserInfo() == null
        );
    }

    private static boolean isEncrypted(URI url) {
        return "ldaps".equals(url.getScheme());
    }

    private static boolean isHere(URI url) {
        return HERE.contains(url.getHost());
    }

    private static boolean isFilter(String filter) {
        return filter.startsWith("(") && filter.endsWith(")");
    }

    private static boolean isName(String name) {
        try {
            LdapUtils.newLdapName(name);
            return true;
        } catch (InvalidNameException none) {
            return false;
        }
    }

    List<String> addresses() {
        return urls(url)
            .stream()
            .map(each -> each.getScheme() + "://" + each.getRawAuthority())
            .toList();
    }

    boolean isByLdaps() {
        return urls(url).stream().anyMatch(LdapProperties::isEncrypted);
    }

    boolean isByManager() {
        return StringUtils.hasText(managerDn);
    }

    String shownName() {
        return Objects.requireNonNull(name);
    }

    /** Names the directory for ever, also where it moves to another address. */
    String issuer() {
        var names = LdapUtils.newLdapName(base).getRdns().reversed().stream().map(Rdn::toString);
        return "ldap:" + names.collect(Collectors.joining(",")).toLowerCase(Locale.ROOT);
    }

    /** Whether ids are bytes, as those of Active Directory. */
    boolean hasBinaryIds() {
        return BINARY.contains(idAttribute.toLowerCase(Locale.ROOT));
    }

    /** Matches whoever gives {@code {0}} for the user name. */
    String filterByName() {
        return "(&" + userFilter + activeFilter + ")";
    }

    /** Matches the entry with the id {@code {0}} for as long as somebody with some user name may log in by it. */
    String filterById() {
        return "(&(" + idAttribute + "=" + ASKED + ")" + userFilter.replace(ASKED, "*") + activeFilter + ")";
    }

    /** Never the password, wherever this is written to. */
    @Override
    public String toString() {
        return "LdapProperties[" + url + "]";
    }
}
