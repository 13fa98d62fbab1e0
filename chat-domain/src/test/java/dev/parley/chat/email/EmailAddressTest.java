package dev.parley.chat.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ann@example.org, ann@example.org",
        "' Ann.Lee+chat@Example.ORG ', Ann.Lee+chat@example.org",
        "o'neil@sub.example.co.uk, o'neil@sub.example.co.uk",
        "ann@bücher.example, ann@xn--bcher-kva.example",
        "ann@пример.рф, ann@xn--e1afmkfd.xn--p1ai",
    })
    void takesWhatMailServersTake(String text, String address) {
        assertThat(EmailAddress.read(text)).hasValue(new EmailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "@",
            "ann",
            "ann@",
            "@example.org",
            "ann@localhost",
            "ann@127.0.0.1",
            "ann@[127.0.0.1]",
            "ann lee@example.org",
            "ann@@example.org",
            "ann@b@example.org",
            "ann..lee@example.org",
            ".ann@example.org",
            "-oQ/tmp@example.org",
            "ann@-example.org",
            "ann@example..org",
            "ann@example.org.",
            "\"ann\"@example.org",
            "Ann <ann@example.org>",
            "ann@example.org, eve@example.org",
            "ann%example.org@example.net",
            "host!ann@example.org",
            "ann@example.org\r\nBcc: eve@example.org",
            "ann@example.org\nBcc: eve@example.org",
            "ann\u0000@example.org",
            "ann\u202e@example.org",
            "аnn@example.org",
        }
    )
    void refusesAllElse(String text) {
        assertThat(EmailAddress.read(text)).isEmpty();
    }

    @Test
    void boundsTheLength() {
        assertThat(EmailAddress.read("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.read("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.read("a@" + "b.".repeat(122) + "example")).isPresent();
        assertThat(EmailAddress.read("a@" + "b.".repeat(130) + "example")).isEmpty();
        assertThat(EmailAddress.read("a@" + "b".repeat(100_000) + ".org")).isEmpty();
        assertThat(EmailAddress.read("a@" + "ü".repeat(63) + ".org")).isEmpty();
    }

    @Test
    void isOneWhateverItsCapitals() {
        assertThat(new EmailAddress("Ann@example.org").key()).isEqualTo(new EmailAddress("ann@example.org").key());
        assertThat(new EmailAddress("ann@example.org").toString()).doesNotContain("ann");
    }
}
