package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.util.List;
import org.openqa.selenium.Keys;

/** The search within the open chat. */
public final class ChatSearchPanel {

    private static final String PAINTED =
        "return [...(CSS.highlights.get('search-match') ?? [])].map((range) => range.toString());";

    private final Window window;
    private final Hook panel;
    private final Hook input;

    ChatSearchPanel(Window window) {
        this.window = window;
        panel = window.hook("chat-search");
        input = panel.inside("chat-search-input");
        panel.awaitShown();
    }

    public ChatSearchPanel lookFor(String query) {
        input.fill(query);
        panel.where("data-query", query).awaitAttribute("data-loaded", "true");
        return this;
    }

    /** Waits until these messages are found, newest first. */
    public ChatSearchPanel awaitHits(String... seqs) {
        Waiting.until(
            "what is found in " + window,
            () -> panel.inside("search-hit").attributes("data-seq"),
            List.of(seqs)::equals
        );
        return this;
    }

    /** What of the found messages is marked. */
    public List<String> marked() {
        return window.select("[data-testid=\"chat-search\"] mark").texts();
    }

    /** Waits until the browser paints this in the conversation, and nothing else. */
    public void awaitPainted(String... words) {
        Waiting.until("what is painted in " + window, () -> window.run(PAINTED), List.of(words)::equals);
    }

    public void awaitNothing() {
        panel.inside("search-empty").awaitShown();
    }

    /** Has only messages of one author count. */
    public ChatSearchPanel onlyBy(String userId) {
        panel.inside("chat-search-filter").click();
        panel.inside("chat-search-author").choose(userId);
        panel.awaitAttribute("data-loaded", "true");
        return this;
    }

    /** Goes to the next older of the found messages, by the keyboard. */
    public ChatSearchPanel goToOlder() {
        input.press(Keys.ENTER);
        return this;
    }

    public void close() {
        panel.inside("chat-search-close").click();
        panel.awaitGone();
    }
}
