package dev.parley.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcPropertiesTest {

    static final String CLIENT = "parley";

    @ParameterizedTest
    @ValueSource(
        strings = {
            "https://login.example.org/realms/company",
            "https://10.0.0.7:8443",
            "http://localhost:9000",
            "http://127.0.0.1:9000/realms/company",
            "http://[::1]:9000",
        }
    )
    void takesAnIssuerThatNobodyOnTheLineCanBe(String issuer) {
        assertThat(of(issuer).requireIssuer()).isEqualTo(issuer);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "http://login.example.org",
            "http://10.0.0.7:9000",
            "http://localhost.example.org",
            "http://127.0.0.1.example.org",
            "http://user@localhost:9000",
            "https://login.example.org?realm=company",
            "ldap://localhost",
            "login.example.org",
            "",
        }
    )
    void refusesAnyOther(String issuer) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> of(issuer))
            .withMessageContaining("parley.oidc.issuer");
    }

    static OidcProperties of(String issuer) {
        return new OidcProperties(
            issuer,
            CLIENT,
            null,
            null,
            List.of(),
            "preferred_username",
            "groups",
            Duration.ofMinutes(5),
            Duration.ofHours(24)
        );
    }
}
