package dev.parley.chat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Takes HTML out of a text that may come to be shown as markup. Only what a browser would read as an element that does
 * something is taken out; {@code a<b}, {@code List<String>} and {@code &copy;} are text and stay as written.
 */
public final class Markup {

    private static final PolicyFactory NO_ELEMENTS = new HtmlPolicyBuilder().toFactory();

    /** Elements that run, load, lead elsewhere, take input or change the page around them. */
    private static final Set<String> ACTIVE = Set.of(
        "applet",
        "area",
        "audio",
        "base",
        "body",
        "button",
        "canvas",
        "dialog",
        "embed",
        "fieldset",
        "form",
        "frame",
        "frameset",
        "head",
        "html",
        "iframe",
        "image",
        "img",
        "input",
        "link",
        "marquee",
        "math",
        "meta",
        "noscript",
        "object",
        "option",
        "picture",
        "plaintext",
        "portal",
        "script",
        "select",
        "slot",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
        "xmp"
    );

    /** Each begins behind what separates attributes, so that no part of a text is looked at twice. */
    private static final Pattern ACTING_ATTRIBUTE = Pattern.compile(
        "[\\s/\"'](?:on[a-z]++|href|xlink:href|src|srcdoc|style|action|formaction)\\s*+=",
        Pattern.CASE_INSENSITIVE
    );

    /** What the sanitiser puts behind a brace, since some template engines would read two; no other comment is left by it. */
    private static final String COMMENT = "<!-- -->";

    private Markup() {}

    /**
     * The text without elements that act: those that do by their kind, and any that has an attribute that does.
     *
     * @param text of bounded length: what was taken out may complete another element, so it is read until nothing changes
     */
    public static String without(String text) {
        String before = text;
        while (before.indexOf('<') >= 0) {
            String html = NO_ELEMENTS.sanitize(withOnlyActive(before)).replace(COMMENT, "");
            String after = Encoding.decodeHtml(html, false);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    /** As HTML in which only the elements that act are elements, and all else is escaped. */
    private static String withOnlyActive(String text) {
        var parts = parts(text);
        var acting = parts.stream().filter(Markup::hasActingAttribute).map(Markup::element).collect(Collectors.toSet());
        return parts
            .stream()
            .map(part -> part.replace("&", "&amp;"))
            .map(part -> isElement(part, acting) ? part : part.replace("<", "&lt;"))
            .collect(Collectors.joining());
    }

    /** @param acting elements that do by an attribute: what looks like another of them, or its end, is one */
    private static boolean isElement(String part, Set<String> acting) {
        String name = element(part);
        return (
            ACTIVE.contains(name) ||
            hasActingAttribute(part) ||
            (!name.isEmpty() && acting.contains(name) && part.indexOf('>') >= 0)
        );
    }

    private static boolean hasActingAttribute(String part) {
        return !element(part).isEmpty() && ACTING_ATTRIBUTE.matcher(part).find();
    }

    /** The text before the first {@code <}, and from each to the next. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        for (int at = 0; at < text.length(); at += parts.getLast().length()) {
            int next = text.indexOf('<', at + 1);
            parts.add(text.substring(at, next < 0 ? text.length() : next));
        }
        return parts;
    }

    /** The name of the element that a part begins or ends, in lower case; empty for none. */
    private static String element(String part) {
        int from = part.startsWith("</") ? 2 : 1;
        int to = from;
        while (to < part.length() && Character.isLetterOrDigit(part.charAt(to))) {
            to++;
        }
        return part.startsWith("<") ? part.substring(from, to).toLowerCase(Locale.ROOT) : "";
    }
}
