package dev.parley.chat.provider;

import dev.parley.chat.auth.Accounts;
import dev.parley.chat.error.ParleyException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** User names that follow from what somebody is called elsewhere. */
final class Usernames {

    private static final int MOST_READ = 200;
    private static final int LONGEST = 24;
    private static final int LEAST = 3;
    private static final int MOST_NUMBERED = 20;
    private static final int MOST_RANDOM = 5;
    private static final String NOBODYS = "user";
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9._-]+");
    private static final Pattern NO_BEGINNING = Pattern.compile("^[^a-z0-9]+");

    private Usernames() {}

    /**
     * The candidates, the best first; few enough to try them all.
     *
     * @param random some letters and digits, others at each call
     */
    static Stream<String> of(List<String> names, Supplier<String> random) {
        String best = names.stream().map(Usernames::plain).filter(Usernames::isPossible).findFirst().orElse(NOBODYS);
        return Stream.of(
            Stream.of(best),
            IntStream.rangeClosed(2, MOST_NUMBERED).mapToObj(number -> best + number),
            Stream.generate(() -> best + "-" + random.get()).limit(MOST_RANDOM)
        )
            .flatMap(each -> each)
            .filter(Usernames::isPossible);
    }

    /** Of an e-mail address what stands before the {@code @}; letters without their marks. */
    private static String plain(String name) {
        String read = name.substring(0, Math.min(name.length(), MOST_READ));
        int at = read.indexOf('@');
        String local = at > 0 ? read.substring(0, at) : read;
        String letters = Normalizer.normalize(local, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String spaced = letters.strip().replaceAll("\\s+", ".");
        String allowed = NO_BEGINNING.matcher(NOT_ALLOWED.matcher(spaced).replaceAll("")).replaceFirst("");
        return allowed.substring(0, Math.min(allowed.length(), LONGEST));
    }

    private static boolean isPossible(String name) {
        try {
            return name.length() >= LEAST && !Accounts.requireUsername(name).isEmpty();
        } catch (ParleyException impossible) {
            return false;
        }
    }
}
