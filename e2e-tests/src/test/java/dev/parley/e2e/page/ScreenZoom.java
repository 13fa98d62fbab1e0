package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.environment.Waiting;

/** The large picture of a shared screen, which can be zoomed. */
public final class ScreenZoom {

    private final Hook root;
    private final Hook room;
    private final Hook picture;

    ScreenZoom(Hook call) {
        root = call.inside("call-zoom");
        room = root.inside("call-zoom-room");
        picture = root.inside("call-zoom-picture");
        room.awaitShown();
    }

    /** @param button {@code in}, {@code out} or {@code whole} */
    public ScreenZoom click(String button) {
        room.hover();
        root.inside("call-zoom-" + button).click();
        return this;
    }

    /** Turns the wheel away once, with the key Ctrl held. */
    public ScreenZoom wheelIn() {
        room.zoomByWheel(-100);
        return this;
    }

    public ScreenZoom doubleClick() {
        room.doubleClick();
        return this;
    }

    public ScreenZoom press(CharSequence keys) {
        room.press(keys);
        return this;
    }

    public ScreenZoom drag(int dx, int dy) {
        room.drag(dx, dy);
        return this;
    }

    /** Waits until it is so many percent as large as the whole of it. */
    public ScreenZoom awaitPercent(int percent) {
        var scale = root.inside("call-zoom-scale");
        Waiting.until("a scale of " + percent + " %", scale::text, (percent + "%")::equals);
        return this;
    }

    /** Waits until it is moved by so many pixels from the middle. */
    public ScreenZoom awaitMoved(int x, int y) {
        var shift = "translate(%dpx, %dpx)".formatted(x, y);
        Waiting.until(
            "the picture to be moved",
            () -> picture.attribute("style").orElse(""),
            style -> style.contains(shift)
        );
        return this;
    }
}
