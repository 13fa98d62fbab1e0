package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.page.MainPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.Keys;

/** A walk through screens and dialogs with long names, which remembers what does not fit the width of the window. */
abstract class OverflowWalk {

    private final List<String> faults = new ArrayList<>();

    LongNames names;
    Window window;
    MainPage page;

    @BeforeEach
    void logIn(Scene scene) {
        names = new LongNames(scene);
        page = scene.logIn(names.anna);
        window = page.window();
        window.resize(1440, 900);
    }

    static Path longFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve(LongNames.ONE_WORD + ".txt"), "Words");
    }

    /** What is measured of each screen: what is done in seconds. */
    Overflow.Looks looks() {
        return Overflow.Looks.CROSSED;
    }

    final void look(String place) {
        look(place, window);
    }

    void look(String place, Window where) {
        look(place, where, () -> {}, () -> {});
    }

    final void look(String place, Runnable open, Runnable close) {
        look(place, window, open, close);
    }

    private void look(String place, Window where, Runnable open, Runnable close) {
        remember(place, Overflow.everywhere(where, looks(), open, close));
    }

    final void remember(String place, List<String> found) {
        found.forEach(fault -> faults.add(place + ": " + fault));
    }

    final void click(String testId) {
        window.hook(testId).click();
    }

    final void escape() {
        window.select(":focus").press(Keys.ESCAPE);
    }

    final void expectNoFault() {
        assertThat(faults).isEmpty();
    }
}
