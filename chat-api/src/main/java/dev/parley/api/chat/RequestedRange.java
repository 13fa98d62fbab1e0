package dev.parley.api.chat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Range} header asks of a file (RFC 9110, section 14). Whatever the header says that is not one range of
 * bytes is ignored, as a server may: another unit, several ranges, and what is malformed.
 */
sealed interface RequestedRange {
    String UNIT = "bytes";

    /** Digits without end are no number, and more than 18 are beyond any file. */
    Pattern ONE_RANGE = Pattern.compile("(?i)bytes=[ \t]*(\\d{0,100})-(\\d{0,100})[ \t]*");

    int MAX_DIGITS = 18;

    record Whole() implements RequestedRange {}

    /** @param last the place of the last byte, which is part of it */
    record Part(long first, long last) implements RequestedRange {
        long length() {
            return last - first + 1;
        }

        String contentRange(long size) {
            return "%s %s-%s/%s".formatted(UNIT, first, last, size);
        }
    }

    /** There is nothing where the range begins. */
    record Unsatisfiable() implements RequestedRange {}

    static RequestedRange of(@Nullable String header, long size) {
        var range = ONE_RANGE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return new Whole();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(number(last), size);
        }
        return from(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
    }

    private static RequestedRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - length), size - 1);
    }

    private static RequestedRange from(long first, long last, long size) {
        if (last < first) {
            return new Whole();
        }
        return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
    }

    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
