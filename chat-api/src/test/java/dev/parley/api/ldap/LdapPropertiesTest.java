package dev.parley.api.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class LdapPropertiesTest {

    private static final Map<String, String> MANAGER = Map.of("manager-dn", "cn=parley", "manager-password", "secret");

    @ParameterizedTest
    @ValueSource(
        strings = {
            "ldaps://ldap.example.org",
            "ldaps://ldap.example.org:3269/",
            "ldaps://one.example.org ldaps://two.example.org",
            "ldap://localhost:389",
            "ldap://127.0.0.1",
            "ldap://[::1]:10389",
        }
    )
    void takesAnAddressOnWhichNobodyReadsPasswords(String url) {
        assertThat(with(url, Map.of()).addresses()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "ldap://ldap.example.org",
            "ldap://10.0.0.7",
            "ldap://localhost.example.org",
            "ldaps://ldap.example.org ldap://ldap.example.org",
            "https://ldap.example.org",
            "ldaps://ldap.example.org/dc=example,dc=org",
            "ldaps://cn=manager:secret@ldap.example.org",
            "ldap.example.org",
            "ldaps://a b",
        }
    )
    void refusesAnyOther(String url) {
        refused(url, Map.of(), "parley.ldap.url");
    }

    @Test
    void takesPlainConnectionsWhereItIsToldTo() {
        var more = new HashMap<>(MANAGER);
        more.put("start-tls", "true");
        assertThat(with("ldap://ldap.example.org", more).startTls()).isTrue();
        assertThat(with("ldap://ldap.example.org", Map.of("allow-unencrypted", "true")).addresses()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "base        |          | parley.ldap.base",
            "base        | nonsense | parley.ldap.base",
            "user-filter | uid={0}  | parley.ldap.user-filter",
            "active-filter | x=y    | parley.ldap.active-filter",
            "group-filter | member={0} | parley.ldap.group-filter",
            "user-filter | (uid=*)  | parley.ldap.user-filter",
            "manager-dn  | cn=x     | parley.ldap.manager-dn",
            "check-every | 0s       | parley.ldap.check-every",
            "check-every | 25h      | parley.ldap.check-every",
            "read-timeout| 0s       | parley.ldap.connect-timeout",
            "start-tls   | true     | parley.ldap.manager-dn",
        }
    )
    void saysWhichKeyIsWrong(String key, String value, String named) {
        refused("ldap://localhost", Map.of(key, value == null ? "" : value), named);
    }

    @Test
    void isTheSameDirectoryWhereverItMovesTo() {
        String first = with("ldaps://one.example.org", Map.of("base", "DC=example, DC=org")).issuer();
        assertThat(first).isEqualTo(with("ldaps://two.example.org", Map.of()).issuer());
        assertThat(first).isNotEqualTo(with("ldaps://one.example.org", Map.of("base", "dc=other")).issuer());
    }

    @Test
    void asksLaterForAllButTheUserName() {
        var properties = with(
            "ldap://localhost",
            Map.of("user-filter", "(&(|(uid={0})(mail={0}))(memberOf=cn=parley))", "active-filter", "(!(locked=yes))")
        );
        assertThat(properties.filterById()).isEqualTo(
            "(&(entryUUID={0})(&(|(uid=*)(mail=*))(memberOf=cn=parley))(!(locked=yes)))"
        );
    }

    @Test
    void neverShowsThePassword() {
        assertThat(with("ldap://localhost", MANAGER).toString()).doesNotContain("secret");
    }

    private static void refused(String url, Map<String, String> more, String named) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> {
                try {
                    with(url, more);
                } catch (RuntimeException failure) {
                    throw NestedExceptionUtils.getMostSpecificCause(failure) instanceof
                        IllegalArgumentException cause && String.valueOf(cause.getMessage()).startsWith("parley.ldap")
                        ? cause
                        : new IllegalArgumentException(String.valueOf(failure.getCause()), failure);
                }
            })
            .withMessageContaining(named);
    }

    private static LdapProperties with(String url, Map<String, String> more) {
        var keys = new HashMap<String, String>();
        keys.put("parley.ldap.url", url);
        keys.put("parley.ldap.base", "dc=example,dc=org");
        more.forEach((key, value) -> keys.put("parley.ldap." + key, value));
        return new Binder(new MapConfigurationPropertySource(keys)).bind("parley.ldap", LdapProperties.class).get();
    }
}
