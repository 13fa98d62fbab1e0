package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import org.openqa.selenium.Keys;

/** The choice of devices in a call: of microphone and speaker, or of the camera. */
public final class DevicePopover {

    private final Window window;
    private final Hook root;

    DevicePopover(Window window) {
        this.window = window;
        root = window.hook("device-popover");
        root.awaitShown();
    }

    /**
     * @param kind {@code audioinput}, {@code videoinput} or {@code audiooutput}
     * @param label what the device is called
     */
    public DevicePopover choose(String kind, String label) {
        var option = option(kind, label);
        option.click();
        option.awaitAttribute("aria-checked", "true");
        return this;
    }

    public void awaitChosen(String kind, String label) {
        option(kind, label).awaitAttribute("aria-checked", "true");
    }

    /** Waits until a device that was chosen is told not to be there. */
    public void awaitAbsent(String kind, String label) {
        option(kind, label).awaitShown().awaitAttribute("data-absent", "true");
    }

    /** @param filter {@code noise-suppression} or {@code background-blur} */
    public DevicePopover filter(String filter) {
        root.inside(filter).click();
        root.inside(filter).awaitAttribute("data-state", "on");
        return this;
    }

    public DevicePopover pushToTalk() {
        root.inside("push-to-talk").click();
        root.inside("push-to-talk").awaitAttribute("aria-checked", "true");
        return this;
    }

    /** How to mend what is amiss. */
    public String help() {
        return root.inside("device-help").text();
    }

    public void close() {
        root.press(Keys.ESCAPE);
        root.awaitGone();
    }

    private Hook option(String kind, String label) {
        return window
            .hook("devices-" + kind)
            .inside("device-option")
            .where("data-label", label);
    }
}
