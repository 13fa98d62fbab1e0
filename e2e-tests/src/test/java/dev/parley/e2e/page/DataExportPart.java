package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import java.nio.file.Path;
import java.util.Map;

/** The export of one's own data, in the settings. */
public final class DataExportPart {

    private final Window window;
    private final Hook part;

    DataExportPart(Window window, Hook part) {
        this.window = window;
        this.part = part.awaitShown();
    }

    /** Asks for an export, and waits until it is done. */
    public DataExportPart export(String password) {
        ask(password);
        return await("done");
    }

    public DataExportPart exportRefused(String password) {
        ask(password);
        part.inside("proof-password-error").awaitShown();
        return this;
    }

    private void ask(String password) {
        if (!part.inside("proof-password").isShown()) {
            part.inside("data-export-start").click();
        }
        part.inside("proof-password").fill(password);
        part.inside("proof-submit").click();
    }

    /** @param state as {@code data-state} has it */
    public DataExportPart await(String state) {
        part.awaitAttribute("data-state", state);
        return this;
    }

    /** Has the browser save the first part into a folder. */
    public void download(Path folder) {
        window.command("Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        part.inside("data-export-download-1").click();
    }

    public DataExportPart remove() {
        part.inside("data-export-remove").click();
        return await("expired");
    }
}
