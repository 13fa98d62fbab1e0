package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;

/** What the settings tell of whether calls would work. */
public final class CallCheckPart {

    private final Hook part;

    CallCheckPart(Hook part) {
        this.part = part;
        part.awaitShown();
    }

    /** Returns when all is known. */
    public CallCheckPart run() {
        part.inside("call-check-run").click();
        part.inside("call-check-copy").awaitShown();
        part.awaitAttribute("aria-busy", "false");
        return this;
    }

    /** @param step such as {@code udp} */
    public CallCheckPart awaitStep(String step, String state) {
        part.inside("call-check-" + step).awaitAttribute("data-state", state);
        return this;
    }

    public CallCheckPart awaitCause(String step, String cause) {
        part.inside("call-check-" + step).awaitAttribute("data-cause", cause);
        return this;
    }

    /** @param outlook {@code good}, {@code limited}, {@code unknown} or {@code bad} */
    public CallCheckPart awaitOutlook(String outlook) {
        part.awaitAttribute("data-outlook", outlook);
        return this;
    }
}
