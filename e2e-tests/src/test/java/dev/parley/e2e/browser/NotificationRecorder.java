package dev.parley.e2e.browser;

import dev.parley.e2e.environment.Waiting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Notes the desktop notifications of one window, whose person has allowed them and looks elsewhere: the page never has
 * the focus.
 */
public final class NotificationRecorder {

    private static final String RECORDER = """
    Document.prototype.hasFocus = () => false;
    addEventListener('focus', event => event.stopImmediatePropagation(), true);
    window.notified = [];
    window.Notification = class extends Notification {
        constructor(title, options) {
            super(title, options);
            // The browser shows one of a tag: this one takes the place of the one before.
            window.notified.filter(each => each.tag === this.tag).forEach(each => (each.taken = true));
            window.notified.push(this);
        }
        close() {
            super.close();
            this.taken = true;
        }
    };
    """;

    private static final String TEXTS =
        "return (window.notified ?? []).filter(each => !each.taken).map(each => `${each.title}: ${each.body}`)" +
        // What isolates the names in a title is not seen.
        ".map(text => text.replace(/[\\u2066-\\u2069]/g, ''))";

    private final Window window;

    private NotificationRecorder(Window window) {
        this.window = window;
    }

    /** Loads the window anew and notes from then on. */
    public static NotificationRecorder in(Window window, URI origin) {
        window.allowNotifications(origin);
        window.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", RECORDER));
        window.reload();
        return new NotificationRecorder(window);
    }

    /** Waits until these are shown, oldest first, as "title: text"; what the page has closed is not. */
    public void await(String... texts) {
        Waiting.until("the notifications of " + window, this::shown, List.of(texts)::equals);
    }

    /** As {@link #await}, whichever came first. */
    public void awaitInAnyOrder(String... texts) {
        Waiting.until(
            "the notifications of " + window,
            this::shown,
            seen -> seen.size() == texts.length && seen.containsAll(List.of(texts))
        );
    }

    /** How many times a notification was to draw attention. */
    public long alerts() {
        return (Long) Objects.requireNonNull(
            window.run("return (window.notified ?? []).filter(each => !each.silent).length")
        );
    }

    public List<String> shown() {
        return window.lines(TEXTS);
    }

    /** Clicks the newest. */
    public void click() {
        window.run("window.notified.at(-1).onclick()");
    }
}
