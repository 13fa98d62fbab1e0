package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import java.net.URI;

/** Where a meeting is made, and then how others come into it. */
public final class MeetingDialog {

    private final Window window;
    private final Hook dialog;

    MeetingDialog(Window window) {
        this.window = window;
        dialog = window.hook("meeting-dialog");
        dialog.awaitShown();
    }

    public MeetingDialog title(String text) {
        dialog.inside("meeting-form-title").fill(text);
        return this;
    }

    /** @param kind {@code voice} or {@code video} */
    public MeetingDialog kind(String kind) {
        dialog.inside("meeting-kind-" + kind).click();
        return this;
    }

    public MeetingDialog passcode(String text) {
        dialog.inside("meeting-form-guarded").click();
        dialog.inside("meeting-form-passcode").fill(text);
        return this;
    }

    /** Gives it the time that is offered. */
    public MeetingDialog timed() {
        dialog.inside("meeting-form-timed").click();
        dialog.inside("meeting-form-startsAt").awaitShown();
        return this;
    }

    /** Turns an option over: {@code lobby}, {@code guests} or {@code startMuted}. */
    public MeetingDialog option(String name, boolean on) {
        var more = dialog.inside("meeting-form-options");
        if (more.isShown()) {
            more.click();
        }
        var option = dialog.inside("meeting-option-" + name);
        option.awaitShown();
        if (!option.attribute("aria-checked").orElse("").equals(Boolean.toString(on))) {
            option.click();
        }
        option.awaitAttribute("aria-checked", Boolean.toString(on));
        return this;
    }

    public MeetingDialog create() {
        dialog.inside("meeting-form-submit").click();
        dialog.inside("meeting-link").awaitShown();
        return this;
    }

    public URI link() {
        return URI.create(dialog.inside("meeting-link").text());
    }

    /** The text that may be copied for others. */
    public String invitation() {
        return dialog.inside("meeting-text-copy").attribute("data-text").orElse("");
    }

    public boolean offersCalendar() {
        return dialog.inside("meeting-calendar").isShown();
    }

    public MeetingPage joinNow() {
        dialog.inside("meeting-join-now").click();
        dialog.awaitGone();
        return new MeetingPage(window);
    }

    public void close() {
        window.hook("dialog-close").click();
        dialog.awaitGone();
    }
}
