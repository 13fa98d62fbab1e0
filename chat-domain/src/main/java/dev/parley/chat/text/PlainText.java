package dev.parley.chat.text;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * One-line texts that are shown all over the page: titles and names. Markup is taken out on the way in, although the
 * page escapes whatever it shows; control and direction-changing characters go as well, since they let one name look
 * like another.
 */
public final class PlainText {

    private static final PolicyFactory NO_MARKUP = new HtmlPolicyBuilder().toFactory();
    private static final String INVISIBLE = "[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]";

    private PlainText() {}

    /**
     * Cleans a line of text.
     *
     * @param field named in the error
     * @param max code points
     * @throws ParleyException {@code INVALID_REQUEST} when nothing is left or more than {@code max}
     */
    public static String line(String field, String text, int max) {
        String line = withoutMarkup(text.replaceAll(INVISIBLE, " ")).replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must not be empty"));
        }
        if (line.codePointCount(0, line.length()) > max) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of(field, "must have at most " + max + " characters")
            );
        }
        return line;
    }

    /** Repeats until nothing changes: taking one tag out, or decoding an entity, may complete another tag. */
    private static String withoutMarkup(String text) {
        String before = text;
        while (true) {
            String after = Encoding.decodeHtml(NO_MARKUP.sanitize(before), false);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
    }
}
