package dev.parley.e2e.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds in a window. */
public final class Accessibility {

    private static final String AXE = read("/axe.min.js");

    private static final String FINDINGS = """
    const only = arguments[0] ? {runOnly: ['color-contrast', 'link-in-text-block']} : {};
    return axe.run(document, {resultTypes: ['violations'], ...only}).then(results => results.violations
        .filter(violation => ['serious', 'critical'].includes(violation.impact))
        .flatMap(violation => violation.nodes.map(node =>
            `${violation.id} (${violation.impact}): ${node.target.join(' ')}: ${node.failureSummary}`)));
    """;

    private Accessibility() {}

    /** The serious and the critical findings, a line each with the rule, the place and what to do. */
    public static List<String> seriousFindings(Window window) {
        return seriousFindings(window, false);
    }

    /** As {@link #seriousFindings}, by the rules whose answer the theme changes: the others take most of the time. */
    public static List<String> findingsOfColours(Window window) {
        return seriousFindings(window, true);
    }

    @SuppressWarnings("unchecked")
    private static List<String> seriousFindings(Window window, boolean ofColours) {
        // Half faded in, any text lacks contrast.
        window.awaitStillness();
        if (window.run("return typeof axe === 'undefined'") == Boolean.TRUE) {
            window.run(AXE);
        }
        return (List<String>) Objects.requireNonNull(window.run(FINDINGS, ofColours));
    }

    private static String read(String resource) {
        try (var stream = Accessibility.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
