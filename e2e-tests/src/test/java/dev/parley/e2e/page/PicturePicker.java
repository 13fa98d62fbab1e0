package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import java.nio.file.Path;
import java.util.List;

/** Where a person or a chat is given a picture. */
public final class PicturePicker {

    private final Hook picker;

    PicturePicker(Hook picker) {
        this.picker = picker;
        picker.awaitShown();
    }

    /** Takes a picture and waits until it is shown instead of the initials. */
    public PicturePicker choose(Path file) {
        picker.inside("avatar-input").pick(List.of(file));
        picker.inside("avatar-remove").awaitShown();
        picker.part("[data-picture=true] img").awaitShown();
        return this;
    }

    /** Takes the picture away, back to the initials. */
    public void remove() {
        picker.inside("avatar-remove").click();
        picker.inside("avatar-remove").awaitGone();
        picker.part("[data-picture=true]").awaitGone();
    }
}
