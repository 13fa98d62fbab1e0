package dev.parley.e2e.browser;

import java.util.List;
import java.util.Objects;

/** What does not fit into the width of a window. */
public final class Overflow {

    private static final String TOO_WIDE = """
    const root = document.documentElement;
    const style = element => getComputedStyle(element);
    const cutOff = element => element.parentElement !== null
        && (style(element.parentElement).textOverflow === 'ellipsis' || cutOff(element.parentElement));
    const scrolls = root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    return scrolls.concat([...document.querySelectorAll('body *')].filter(element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && style(element).position !== 'absolute'
            // Text that an element around it cuts off with an ellipsis.
            && !(style(element).display === 'inline' && cutOff(element));
    }).map(element => element.outerHTML.slice(0, 120)));
    """;

    private Overflow() {}

    /** What makes the page scroll sideways or stands beyond an edge; empty for none. */
    @SuppressWarnings("unchecked")
    public static List<String> of(Window window) {
        window.awaitStillness();
        return (List<String>) Objects.requireNonNull(window.run(TOO_WIDE));
    }
}
