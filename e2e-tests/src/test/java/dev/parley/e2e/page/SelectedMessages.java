package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import org.openqa.selenium.Keys;

/** The messages of the open conversation that are selected together, and what is done to all of them. */
public final class SelectedMessages {

    private final Window window;

    SelectedMessages(Window window) {
        this.window = window;
        bar().awaitShown();
    }

    /** Adds a message or takes it away, by a click on it. */
    public SelectedMessages click(String seq) {
        message(seq).inside("message-text").click();
        return this;
    }

    /** As {@link #click}, by the keyboard. */
    public SelectedMessages press(String seq) {
        message(seq).inside("message-check").press(Keys.SPACE);
        return this;
    }

    public SelectedMessages awaitCount(int count) {
        bar().where("data-count", Integer.toString(count)).awaitShown();
        return this;
    }

    /** Waits until the messages may not be deleted together. */
    public SelectedMessages awaitNotDeletable() {
        window.hook("choice-delete").where("aria-disabled", "true").awaitShown();
        return this;
    }

    /** Forwards them to a chat, by which the selecting ends. */
    public void forward(String chatId) {
        window.hook("choice-forward").click();
        window.hook("forward-option").where("data-chat-id", chatId).click();
        window.hook("forward-submit").click();
        window.hook("forward-dialog").awaitGone();
        bar().awaitGone();
    }

    /** Deletes them for all, which is asked about once, and by which the selecting ends. */
    public void delete() {
        window.hook("choice-delete").click();
        window.hook("message-delete-confirm").click();
        window.hook("message-delete-confirm").awaitGone();
        bar().awaitGone();
    }

    public void leave() {
        bar().inside("choice-end").press(Keys.ESCAPE);
        bar().awaitGone();
    }

    private Hook message(String seq) {
        return window.hook("message").where("data-seq", seq);
    }

    private Hook bar() {
        return window.hook("choice-bar");
    }
}
