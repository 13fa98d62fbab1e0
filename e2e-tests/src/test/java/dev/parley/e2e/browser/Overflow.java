package dev.parley.e2e.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What does not fit into the width of a page: what stands beyond the window, scrolls sideways though it is no code, is cut off
 * without an ellipsis, or, if it is a control, lies outside of what is shown of the place it is in.
 */
public final class Overflow {

    /** Families by their names; the widest comes last. */
    private static final List<String> FONTS = List.of("DejaVu Sans", "Noto Sans", "DejaVu Sans Mono");

    private static final List<String> LANGUAGES = List.of("en", "ru", "fa");

    private static final Size DESKTOP = new Size(1440, 900);

    /** A small phone, a phone, a tablet, a small and a usual desktop. */
    private static final List<Size> SIZES = List.of(
        DESKTOP,
        new Size(1152, 800),
        new Size(768, 1024),
        new Size(390, 844),
        new Size(320, 568)
    );

    private static final String MEASURE = Scripts.read("overflow.js");

    private record Size(int width, int height) {}

    /** @param pairs of a language and a font */
    private record Look(Size size, List<List<String>> pairs) {
        private static Look of(int width, int height, String language, String font) {
            return new Look(new Size(width, height), List.of(List.of(language, font)));
        }
    }

    /** How much of what can be seen is measured. */
    public enum Looks {
        /** The three narrowest of their kinds, each language and each font at one of them. */
        CROSSED,
        /** All widths, at each of them each language in each font. */
        ALL;

        private List<Look> all() {
            return switch (this) {
                case CROSSED -> List.of(
                    Look.of(1152, 800, "en", "Noto Sans"),
                    Look.of(768, 1024, "fa", "DejaVu Sans"),
                    Look.of(320, 568, "ru", "DejaVu Sans Mono")
                );
                case ALL -> {
                    var pairs = LANGUAGES.stream()
                        .flatMap(language -> FONTS.stream().map(font -> List.of(language, font)))
                        .toList();
                    yield SIZES.stream()
                        .map(size -> new Look(size, pairs))
                        .toList();
                }
            };
        }
    }

    private Overflow() {}

    /** What does not fit as the window is now; empty for nothing. */
    public static List<String> of(Window window) {
        window.awaitStillness();
        return window.lines(MEASURE + "return faults()");
    }

    /**
     * What does not fit at any width, each with the looks it was seen in; empty for nothing. The window is as wide as a usual
     * desktop's afterwards, and speaks what it spoke.
     *
     * @param open opens what a change of the width closes, once for each width
     * @param close closes it again
     * @throws AssertionError where the machine lacks one of the fonts, which then were not measured
     */
    public static List<String> everywhere(Window window, Looks looks, Runnable open, Runnable close) {
        requireFonts(window);
        var seen = new LinkedHashMap<String, List<String>>();
        for (var look : looks.all()) {
            window.resize(look.size().width(), look.size().height());
            window.awaitFrames();
            open.run();
            window.awaitStillness();
            window.lines(MEASURE + "return faultsIn(arguments[0])", look.pairs()).forEach(line -> remember(line, seen));
            close.run();
        }
        window.resize(DESKTOP.width(), DESKTOP.height());
        return seen
            .entrySet()
            .stream()
            .map(fault -> "%s %s".formatted(fault.getKey(), brief(fault.getValue())))
            .toList();
    }

    private static String brief(List<String> looks) {
        return looks.size() == 1
            ? looks.getFirst()
            : "%s and in %d looks more".formatted(looks.getFirst(), looks.size() - 1);
    }

    private static void requireFonts(Window window) {
        var missing = window.lines(MEASURE + "return missing(arguments[0])", FONTS);
        if (!missing.isEmpty()) {
            throw new AssertionError("This machine has no " + missing + ": nothing can be said of pages in them");
        }
    }

    /** @param line what and where, a bar, then by how many pixels and in which look */
    private static void remember(String line, Map<String, List<String>> seen) {
        var parts = line.split(" \\| ", 2);
        seen.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
    }
}
