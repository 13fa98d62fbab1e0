package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has read a message. */
public final class SeenByDialog {

    private final Window window;
    private final Hook dialog;

    SeenByDialog(Window window) {
        this.window = window;
        dialog = window.hook("seen-by-dialog");
        dialog.awaitShown();
    }

    /** Waits until these people are listed, in whatever order. */
    public SeenByDialog awaitReaders(Person... readers) {
        var expected = Stream.of(readers).map(Person::username).collect(Collectors.toSet());
        Waiting.until(
            "the readers in " + window,
            this::usernames,
            seen -> seen.size() == expected.size() && Set.copyOf(seen).equals(expected)
        );
        dialog.awaitAttribute("data-count", Integer.toString(readers.length));
        return this;
    }

    public SeenByDialog awaitNobody() {
        dialog.inside("seen-by-nobody").awaitShown();
        dialog.awaitAttribute("data-count", "0");
        return this;
    }

    public void close() {
        dialog.inside("dialog-close").click();
        dialog.awaitGone();
    }

    private List<String> usernames() {
        return dialog.inside("seen-by-user").attributes("data-username");
    }
}
