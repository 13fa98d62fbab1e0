package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** What a message has said before it was edited. */
public final class VersionsDialog {

    private final Window window;
    private final Hook dialog;

    VersionsDialog(Window window) {
        this.window = window;
        dialog = window.hook("versions-dialog");
        dialog.awaitShown();
    }

    /** Waits until these are the texts, the newest first. */
    public VersionsDialog awaitTexts(String... texts) {
        var expected = List.of(texts);
        Waiting.until("the versions in " + window, dialog.inside("message-text")::texts, expected::equals);
        return this;
    }

    public void awaitGone() {
        dialog.awaitGone();
    }

    public void close() {
        dialog.inside("dialog-close").click();
        dialog.awaitGone();
    }
}
