package dev.parley.chat.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FactorSecretsTest {

    private static final UserId ANNA = new UserId("01jd0000000000000000000001");
    private static final UserId BORIS = new UserId("01jd0000000000000000000002");
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    @Test
    void writesASecretAsAppsReadIt() {
        // RFC 4648, section 10, and the secret of RFC 6238.
        assertThat(Base32.encode("fooba".getBytes(US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Base32.encode(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void aSealedSecretOpensForItsUserAndByItsKeyAlone() {
        var secrets = new SealedSecrets(new byte[32]);
        String sealed = secrets.seal(ANNA, SECRET);
        assertThat(secrets.open(ANNA, sealed)).hasValue(SECRET);
        assertThat(secrets.open(BORIS, sealed)).isEmpty();
        var otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(new SealedSecrets(otherKey).open(ANNA, sealed)).isEmpty();
        assertThat(secrets.seal(ANNA, SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void recoveryCodesAreKnownHoweverTheyAreWritten() {
        var codes = RecoveryCodes.random(new SecureRandom());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes).allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        String code = codes.getFirst();
        String kept = RecoveryCodes.hash(ANNA, code);
        assertThat(RecoveryCodes.hash(ANNA, " " + code.toUpperCase(Locale.ROOT).replace("-", " "))).isEqualTo(kept);
        assertThat(RecoveryCodes.hash(BORIS, code)).isNotEqualTo(kept);
        assertThat(RecoveryCodes.hashes(ANNA, codes)).contains(kept).doesNotHaveDuplicates();
    }
}
