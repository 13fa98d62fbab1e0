package dev.parley.chat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.auth.Signer;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTokensTest {

    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");
    private static final UserId BORIS = new UserId("01m7y4h200hsfw1ykwjbg9y0a2");
    private static final EmailAddress ADDRESS = EmailAddress.parse("anna@example.org");

    private final DigestTokens tokens = new DigestTokens(new Signer(new byte[32]));
    private final String token = tokens.of(ANNA, ADDRESS);

    @Test
    void isOfOneAccountAndOneAddress() {
        assertThat(DigestTokens.claimed(token)).contains(ANNA);
        assertThat(tokens.isOf(token, ANNA, ADDRESS)).isTrue();
        assertThat(tokens.isOf(token, ANNA, EmailAddress.parse("Anna@example.org"))).isTrue();
        assertThat(tokens.isOf(token, ANNA, EmailAddress.parse("other@example.org"))).isFalse();
        assertThat(tokens.isOf(token, BORIS, ADDRESS)).isFalse();
        assertThat(tokens.isOf(token.replace(ANNA.value(), BORIS.value()), BORIS, ADDRESS)).isFalse();
    }

    @Test
    void isOfOneKey() {
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(new DigestTokens(new Signer(other)).isOf(token, ANNA, ADDRESS)).isFalse();
    }

    @Test
    void whatIsNoTokenClaimsNothing() {
        for (String odd : List.of("", ".", "anna.x", ANNA.value(), token + "x".repeat(200))) {
            assertThat(DigestTokens.claimed(odd)).as(odd).isEmpty();
        }
    }
}
