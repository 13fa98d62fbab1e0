package dev.parley.chat.auth;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Rules for passwords, after NIST SP 800-63B (section 5.1.1.2 of revision 3): 8 to 128 characters (Unicode code points),
 * whatever they are, and not easy to guess. That is estimated by zxcvbn
 * (Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016) from lists of common passwords,
 * names and keyboard patterns.
 */
@Component
class PasswordRules {

    /** What the service is called is guessed first. */
    private static final String SERVICE = "parley";
    private static final int MIN = 8;
    private static final int MAX = 128;
    /** A password that would be found within this many guesses is refused. */
    private static final double EARLY_GUESSES = 100_000;
    /** The estimate takes cubic time; what follows would not make a password easier. */
    private static final int ESTIMATED_LENGTH = 32;

    private final Zxcvbn estimator = new Zxcvbn();

    /** The same password whatever keyboard it was written on (RFC 8265, section 4.2: form C). */
    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** Whether its length is possible; a text of another length does not have to be hashed. */
    static boolean hasPossibleLength(String password) {
        return password.codePointCount(0, password.length()) <= MAX;
    }

    /**
     * @param field of the request, by which a refusal names the password
     * @param password in form C
     * @param names what the user is called: no good password either
     * @throws ParleyException {@code INVALID_REQUEST} naming the field, {@code PASSWORD_TOO_COMMON}
     */
    void requireGood(String field, String password, List<String> names) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of(field, "must have " + MIN + " to " + MAX + " characters")
            );
        }
        int end = password.offsetByCodePoints(0, Math.min(length, ESTIMATED_LENGTH));
        var known = Stream.concat(Stream.of(SERVICE), names.stream()).toList();
        if (estimator.measure(password.substring(0, end), known).getGuesses() < EARLY_GUESSES) {
            throw new ParleyException(ErrorCode.PASSWORD_TOO_COMMON);
        }
    }
}
