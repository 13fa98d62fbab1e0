package dev.parley.e2e.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What axe-core finds in a window. */
public final class Accessibility {

    private static final String AXE = Scripts.read("/axe.min.js");

    private static final String FINDINGS = """
    const only = arguments[0].length ? {runOnly: arguments[0]} : {};
    const places = [...document.querySelectorAll(arguments[1])].filter(element => element.checkVisibility());
    return places.length === 0 ? [] : axe.run({include: places}, {resultTypes: ['violations'], ...only}).then(results => results.violations
        .filter(violation => ['serious', 'critical'].includes(violation.impact))
        .flatMap(violation => violation.nodes.map(node =>
            `${violation.id} (${violation.impact}): ${node.target.join(' ')}: ${node.failureSummary}`)));
    """;

    private static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

    private static final List<String> ZOOM_RULES = List.of(
        "color-contrast",
        "scrollable-region-focusable",
        "target-size"
    );

    private static final String WHOLE_PAGE = "html";

    /** What keeps its own colours where all others are the system's: axe-core reads those that the others had before. */
    private static final String OWN_COLOURS = ".badge";

    private static final String UNSEEN_CHOICES = """
    const chosen = '[aria-pressed=true], [aria-checked=true], [aria-selected=true], [aria-current]:not([aria-current=false])';
    return [...document.querySelectorAll(chosen)]
        .filter(element => element.checkVisibility())
        .filter(element => {
            const {outlineStyle, outlineWidth} = getComputedStyle(element);
            return outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
        })
        .map(element => `not seen to be chosen: ${element.outerHTML.slice(0, 120)}`);
    """;

    private Accessibility() {}

    /** The serious and the critical findings, a line each with the rule, the place and what to do. */
    public static List<String> seriousFindings(Window window) {
        return seriousFindings(window, List.of(), WHOLE_PAGE);
    }

    /** As {@link #seriousFindings}, in a page in the dark theme; and in the light one, by the rules whose answer it changes. */
    public static List<String> findingsInBothThemes(Window window) {
        var findings = new ArrayList<>(seriousFindings(window));
        paint(window, "light");
        try {
            seriousFindings(window, COLOUR_RULES, WHOLE_PAGE).forEach(finding -> findings.add("light: " + finding));
        } finally {
            paint(window, "dark");
        }
        return findings;
    }

    private static void paint(Window window, String theme) {
        window.run("document.documentElement.dataset.theme = arguments[0]", theme);
    }

    /** What cannot be read in forced colours, though it keeps its own there, and what does not show by its outline that it is chosen. */
    public static List<String> findingsInForcedColours(Window window) {
        force(window, "active");
        try {
            var findings = new ArrayList<>(seriousFindings(window, COLOUR_RULES, OWN_COLOURS));
            findings.addAll(window.lines(UNSEEN_CHOICES));
            return findings;
        } finally {
            force(window, "none");
        }
    }

    /** As {@link #seriousFindings}, at 200 % zoom, by the rules whose answer the room changes: half a desktop's window. */
    public static List<String> findingsZoomed(Window window) {
        window.resize(720, 450);
        try {
            return seriousFindings(window, ZOOM_RULES, WHOLE_PAGE);
        } finally {
            window.command("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static void force(Window window, String colours) {
        var feature = Map.of("name", "forced-colors", "value", colours);
        window.command("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** @param places selects what is looked at */
    private static List<String> seriousFindings(Window window, List<String> rules, String places) {
        // Half faded in, any text lacks contrast.
        window.awaitStillness();
        if (window.run("return typeof axe === 'undefined'") == Boolean.TRUE) {
            window.run(AXE);
        }
        return window.lines(FINDINGS, rules, places);
    }
}
