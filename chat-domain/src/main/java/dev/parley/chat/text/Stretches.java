package dev.parley.chat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a Markdown text at its blocks, as far as it matters to what is within a line; fenced code is no part of any. */
final class Stretches {

    /** What lines of quotations and lists begin with, before what they say. */
    private static final String CONTAINERS = "((?:[ \\t]*+(?:>(?=[ >]|$)|(?:[*-]|\\d{1,9}[.)])(?=[ \\t]))[ \\t]?+)*+)";

    private static final Pattern OPENING = Pattern.compile(
        CONTAINERS + " {0,3}+(?:(`{3,}+)[^`]*+|(~{3,}+).*+)",
        Pattern.DOTALL
    );
    private static final Pattern QUOTE = Pattern.compile("^ {0,3}+>(?=[ >]|$)");
    private static final Pattern ITEM = Pattern.compile("^\\s*+(?:[*-]|\\d{1,9}[.)])(?:\\s|$)");
    private static final Pattern HEADING = Pattern.compile("^ {0,3}+#{1,6}+(?:\\s|$)");

    private final List<Stretch> found = new ArrayList<>();
    private @Nullable Fence fence;
    private int start = -1;
    private int end;
    private boolean quoted;
    private boolean listed;

    private Stretches() {}

    /** In the order of the text, apart from each other. One that no fence closes reaches to the end. */
    static List<Stretch> of(String text) {
        var stretches = new Stretches();
        int at = 0;
        while (at <= text.length()) {
            int lineEnd = text.indexOf('\n', at);
            int to = lineEnd < 0 ? text.length() : lineEnd;
            stretches.line(text.substring(at, to), at);
            at = to + 1;
        }
        stretches.close();
        return stretches.found;
    }

    private void line(String line, int at) {
        if (fence != null && !fence.isLeftBy(line)) {
            fence = fence.isClosedBy(line) ? null : fence;
            return;
        }
        var opening = OPENING.matcher(line);
        if (opening.matches()) {
            close();
            String run = opening.group(2) == null ? opening.group(3) : opening.group(2);
            fence = new Fence(run, opening.group(1), line.startsWith(run));
        } else {
            fence = null;
            words(line, at);
        }
    }

    private void words(String line, int at) {
        boolean heading = HEADING.matcher(line).find();
        boolean quote = QUOTE.matcher(line).find();
        boolean item = ITEM.matcher(line).find();
        boolean leaves = quoted != quote || (listed && !isIndented(line));
        if (line.isBlank() || heading || item || leaves) {
            close();
        }
        quoted = quote;
        listed = item || (listed && (line.isBlank() || isIndented(line)));
        if (!line.isBlank()) {
            start = start < 0 ? at : start;
            end = at + line.length();
        }
        if (heading) {
            close();
        }
    }

    private void close() {
        if (start >= 0) {
            found.add(new Stretch(start, end));
        }
        start = -1;
    }

    private static boolean isIndented(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    /**
     * A block of code that is open.
     *
     * @param run what it was opened with
     * @param containers the quotation or list that it is in; it ends with these
     * @param first whether it stands at the very beginning of a line; then it may be closed at the end of a line of code
     */
    private record Fence(String run, String containers, boolean first) {
        boolean isLeftBy(String line) {
            if (containers.contains(">")) {
                return !line.stripLeading().startsWith(">");
            }
            return !containers.isBlank() && !line.isBlank() && !isIndented(line);
        }

        boolean isClosedBy(String line) {
            int from = 0;
            while (from < line.length() && (line.charAt(from) == ' ' || isQuoteSign(line.charAt(from)))) {
                from++;
            }
            String rest = line.substring(from).stripTrailing();
            boolean alone = rest.startsWith(run) && rest.chars().allMatch(each -> each == run.charAt(0));
            return alone || (first && run.startsWith("`") && line.endsWith(run));
        }

        private boolean isQuoteSign(char character) {
            return character == '>' && containers.contains(">");
        }
    }
}
