package dev.parley.chat.factor;

import dev.parley.chat.id.Secrets;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes for those who do not have their app at hand: 80 random bits each, as {@code abcd-efgh-2345-6723}. Nobody guesses
 * them, so a quick hash of each is kept, together with whose it is.
 */
final class RecoveryCodes {

    static final int COUNT = 10;

    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    static List<String> random(SecureRandom random) {
        return Stream.generate(() -> one(random))
            .limit(COUNT)
            .toList();
    }

    private static String one(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = Base32.encode(bytes).toLowerCase(Locale.ROOT);
        return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** What is kept of a code; the same however somebody writes it. */
    static String hash(UserId userId, String code) {
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        return Secrets.hash("recovery/" + userId + "/" + plain);
    }

    static List<String> hashes(UserId userId, List<String> codes) {
        return codes
            .stream()
            .map(code -> hash(userId, code))
            .toList();
    }
}
