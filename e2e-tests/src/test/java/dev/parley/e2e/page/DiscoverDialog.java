package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import java.util.List;

/** The search for public chats. */
public final class DiscoverDialog {

    private final Window window;
    private final Hook dialog;
    private final Hook items;

    DiscoverDialog(Window window) {
        this.window = window;
        dialog = window.hook("discover-dialog");
        items = dialog.inside("discover-item");
        dialog.awaitShown();
    }

    /** Looks for chats and says under which handles they are found. */
    public List<String> lookFor(String query) {
        dialog.inside("discover-search").fill(query);
        dialog.inside("discover-list").where("data-query", query).awaitAttribute("data-loaded", "true");
        return items.attributes("data-handle");
    }

    /** Whether one of those found is a chat that one is a member of. */
    public boolean isMemberOf(String handle) {
        return items.where("data-handle", handle).where("data-member", "true").isShown();
    }

    public JoinPage open(String handle) {
        items.where("data-handle", handle).click();
        dialog.awaitGone();
        return new JoinPage(window);
    }

    /** Opens a chat that one is a member of already. */
    public ConversationPage openOwn(String handle, String chatId) {
        items.where("data-handle", handle).click();
        dialog.awaitGone();
        return new ConversationPage(window, chatId);
    }

    public void close() {
        dialog.inside("dialog-close").click();
        dialog.awaitGone();
    }
}
