package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;

/** The chats that one is asked to join. */
public final class RequestsDialog {

    private static final String BAR = "requests-open";

    private final Window window;
    private final Hook dialog;

    private RequestsDialog(Window window) {
        this.window = window;
        dialog = window.hook("requests-dialog");
        dialog.awaitShown();
    }

    /** Waits until so many requests are told over the list, and opens them. */
    static RequestsDialog open(Window window, int count) {
        var bar = window.hook(BAR);
        bar.awaitAttribute("data-count", Integer.toString(count));
        bar.click();
        return new RequestsDialog(window);
    }

    static void awaitNone(Window window) {
        window.hook(BAR).awaitGone();
    }

    public String text() {
        return dialog.text();
    }

    public ConversationPage accept(String chatId) {
        request(chatId).inside("request-accept").click();
        dialog.awaitGone();
        return new ConversationPage(window);
    }

    public RequestsDialog decline(String chatId) {
        request(chatId).inside("request-decline").click();
        request(chatId).awaitGone();
        return this;
    }

    public MainPage close() {
        dialog.inside("dialog-close").click();
        dialog.awaitGone();
        return new MainPage(window);
    }

    private Hook request(String chatId) {
        return dialog.inside("request").where("data-chat-id", chatId);
    }
}
