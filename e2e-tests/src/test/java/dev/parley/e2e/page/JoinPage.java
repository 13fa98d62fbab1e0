package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;

/** What somebody sees who follows an invite. */
public final class JoinPage {

    private final Window window;
    private final Hook root;

    /** The page that a window shows already. */
    public JoinPage(Window window) {
        this.window = window;
        root = window.hook("join-pane");
        root.awaitShown();
    }

    public static JoinPage open(Window window, String address) {
        window.visit(URI.create(address));
        return new JoinPage(window);
    }

    /** Waits until it shows what the invite leads to. */
    public JoinPage awaitPreview(String title, int members) {
        root.awaitAttribute("data-state", "ready");
        Waiting.until("the title in " + window, root.inside("join-title")::text, title::equals);
        root.inside("join-members").awaitAttribute("data-count", Integer.toString(members));
        return this;
    }

    /** Waits until it says that the invite leads nowhere, and offers nothing. */
    public void awaitRefused(String code) {
        root.awaitAttribute("data-state", "refused");
        root.awaitAttribute("data-code", code);
        root.inside("join-submit").awaitGone();
    }

    public ConversationPage join(String chatId) {
        root.inside("join-submit").click();
        return new ConversationPage(window, chatId);
    }

    /** Tries to join, and stays here. */
    public void joinRefused(String code) {
        root.inside("join-submit").click();
        root.inside("join-error").awaitShown().awaitAttribute("data-code", code);
    }
}
