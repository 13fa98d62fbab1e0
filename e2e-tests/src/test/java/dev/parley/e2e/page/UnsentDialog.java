package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** The messages that could not be sent, of all chats. */
public final class UnsentDialog {

    private final Window window;
    private final Hook dialog;

    UnsentDialog(Window window) {
        this.window = window;
        dialog = window.hook("unsent-dialog");
        dialog.awaitShown();
    }

    /** Waits until these are there, oldest first. */
    public UnsentDialog awaitTexts(String... texts) {
        var text = dialog.inside("unsent-text");
        Waiting.until("the unsent messages of " + window, text::texts, List.of(texts)::equals);
        return this;
    }

    /** Waits until the only message there was refused for this. */
    public UnsentDialog awaitCode(String code) {
        dialog.inside("unsent").awaitAttribute("data-code", code);
        return this;
    }

    /** Lets go of the only message there, by which the dialog closes. */
    public void discard() {
        dialog.inside("unsent-discard").click();
        dialog.awaitGone();
        window.hook("unsent-open").awaitGone();
    }
}
