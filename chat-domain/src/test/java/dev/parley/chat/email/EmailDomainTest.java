package dev.parley.chat.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailDomainTest {

    @ParameterizedTest
    @CsvSource({
        "example.org, a@example.org",
        "EXAMPLE.org, A.b+c@Example.ORG",
        "*.example.org, a@mail.example.org",
        "*.example.org, a@very.deep.example.org",
        "bücher.example, a@xn--bcher-kva.example",
        "xn--bcher-kva.example, a@BÜCHER.example",
        "пример.испытание, a@xn--e1afmkfd.xn--80akhbyknj4f",
    })
    void hasTheAddressesThere(String domain, String address) {
        assertThat(isAt(domain, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, a@mail.example.org",
        "example.org, a@notexample.org",
        "example.org, a@example.org.evil.com",
        "example.org, a@example.org.",
        "example.org, a@evil.com@example.org",
        "example.org, '\"a@evil.com\"@example.org'",
        "example.org, '\"a b\"@example.org'",
        "example.org, 'a@evil.com,b@example.org'",
        "example.org, a@example。org.evil.com",
        "example.org, a@ехample.org",
        "*.example.org, a@example.org",
        "*.example.org, a@evilexample.org",
        "*.example.org, a@x.example.org.evil.com",
        "example.org, a@.example.org",
        "example.org, a@[127.0.0.1]",
    })
    void hasNoOther(String domain, String address) {
        assertThat(isAt(domain, address)).isFalse();
    }

    private static boolean isAt(String domain, String address) {
        return EmailAddress.read(address).map(EmailDomain.parse(domain)::has).orElse(false);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            " ",
            "*",
            "*.",
            "org",
            "@example.org",
            "a@example.org",
            "example.org.",
            "*.*.org",
            "ex ample.org",
            "*example.org",
            "127.0.0.1",
        }
    )
    void isNoneOfThese(String text) {
        assertThat(EmailDomain.read(text)).isEmpty();
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(EmailDomain.read(" *.Bücher.Example ").map(EmailDomain::text)).isEqualTo(
            Optional.of("*.xn--bcher-kva.example")
        );
    }
}
