package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** The messages that a search in all chats has found. */
public final class GlobalResults {

    private final Window window;
    private final Hook results;

    GlobalResults(Window window, String query) {
        this.window = window;
        results = window.hook("message-results");
        awaitAnswer(query);
    }

    /** Looks for something else. */
    public GlobalResults lookFor(String query) {
        window.hook("people-search").fill(query);
        awaitAnswer(query);
        return this;
    }

    /** Waits until messages of these chats are found, newest first. */
    public GlobalResults awaitHits(String... chatIds) {
        Waiting.until(
            "what is found in " + window,
            () -> results.inside("search-hit").attributes("data-chat-id"),
            List.of(chatIds)::equals
        );
        return this;
    }

    public void awaitNothing() {
        results.inside("search-empty").awaitShown();
        results.inside("search-hit").awaitGone();
    }

    /** Opens the newest message found in a chat. */
    public ConversationPage open(String chatId) {
        results.inside("search-hit").where("data-chat-id", chatId).click();
        return new ConversationPage(window, chatId);
    }

    private void awaitAnswer(String query) {
        results.where("data-query", query).awaitAttribute("data-loaded", "true");
        // People stand above the messages and push them down when they come.
        window.hook("people-results").awaitAttribute("data-loaded", "true");
    }
}
