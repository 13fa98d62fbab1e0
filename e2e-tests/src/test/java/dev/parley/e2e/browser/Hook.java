package dev.parley.e2e.browser;

import dev.parley.e2e.environment.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebElement;

/**
 * A place in a window, looked up anew at each use, so that it never goes stale. Actions wait until the page takes them;
 * questions are answered at once, unless they begin with {@code await}.
 */
public final class Hook {

    /** As a person sees it: with a size of its own or of something in it, and neither hidden nor transparent. */
    private static final String SHOWN = """
    const sized = (element) => {
      const { width, height } = element.getBoundingClientRect();
      return (width > 0 && height > 0) || [...element.children].some(sized);
    };
    return [...document.querySelectorAll(arguments[0])].some(
      (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && sized(element),
    );
    """;

    /** Two frames in which it stands at the same place, so that a click meets what it aims at; at most so many frames. */
    private static final String STILL = """
    const [css, patience] = arguments;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const place = () => JSON.stringify(document.querySelector(css)?.getBoundingClientRect() ?? null);
    let before = place();
    for (let frames = 0; frames < patience; frames++) {
      await frame();
      const now = place();
      if (now === before) return;
      before = now;
    }
    """;

    private static final int STILL_WITHIN_FRAMES = 120;
    private static final int SWIPE_STEPS = 6;

    private static final String SIDES = """
    const box = document.querySelector(arguments[0]).getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
    """;

    private final Window window;
    private final String css;

    Hook(Window window, String css) {
        this.window = window;
        this.css = css;
    }

    /** Only those with this attribute. */
    public Hook where(String attribute, String value) {
        return new Hook(window, "%s[%s=\"%s\"]".formatted(css, attribute, value.replace("\"", "\\\"")));
    }

    /** Those with a test id inside of these. */
    public Hook inside(String testId) {
        return new Hook(window, "%s [data-testid=\"%s\"]".formatted(css, testId));
    }

    /** What matches within these, for what has no test id of its own. */
    public Hook part(String selector) {
        return new Hook(window, css + " " + selector);
    }

    public boolean isShown() {
        return Boolean.TRUE.equals(window.run(SHOWN, css));
    }

    /** Where the first of them stands, once it is shown. */
    public Box box() {
        awaitShown();
        var sides = (List<?>) Objects.requireNonNull(window.run(SIDES, css));
        return new Box(number(sides.get(0)), number(sides.get(1)), number(sides.get(2)), number(sides.get(3)));
    }

    public int count() {
        return elements("() => ''").size();
    }

    /** The texts of all of them, as the document holds them. */
    public List<String> texts() {
        return elements("e => e.textContent.trim()");
    }

    /** An attribute of all of them, empty where it is missing. */
    public List<String> attributes(String name) {
        return elements("e => e.getAttribute('%s') ?? ''".formatted(name));
    }

    /** As it is read: without what isolates the directions of names. */
    public String text() {
        return first().getText().replaceAll("[\\u2066-\\u2069]", "");
    }

    public Optional<String> attribute(String name) {
        var value = window.run("return document.querySelector(arguments[0])?.getAttribute(arguments[1])", css, name);
        return Optional.ofNullable((String) value);
    }

    public Hook awaitShown() {
        Waiting.until(this + " to be shown", this::isShown);
        return this;
    }

    public Hook awaitGone() {
        Waiting.until(this + " to be gone", () -> !isShown());
        return this;
    }

    public Hook awaitAttribute(String name, String value) {
        Waiting.until(
            "%s to have %s=%s".formatted(this, name, value),
            () -> attribute(name),
            seen -> seen.equals(Optional.of(value))
        );
        return this;
    }

    public void click() {
        Waiting.untilDone(this + " to be clicked", () -> {
            var element = first();
            window.run(STILL, css, STILL_WITHIN_FRAMES);
            element.click();
        });
    }

    /** Replaces what a field holds. */
    public void fill(String text) {
        Waiting.untilDone(this + " to be filled", () -> {
            first().click();
            first().sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        });
        type(text);
    }

    /** Types at the end of what a field holds; line breaks must be typed as keys by the caller. */
    public void type(String text) {
        Waiting.untilDone(this + " to have the focus", () -> first().click());
        // Unlike the driver's keys, this takes any character, and a long text at once.
        window.command("Input.insertText", Map.of("text", text));
    }

    public void press(CharSequence... keys) {
        Waiting.untilDone(this + " to take keys", () -> first().sendKeys(keys));
    }

    /** Gives files to a file input that takes several; it need not be shown. */
    public void pick(List<Path> files) {
        var paths = files.stream().map(Path::toString).collect(Collectors.joining("\n"));
        Waiting.untilDone(this + " to take files", () -> first().sendKeys(paths));
    }

    /** Chooses an option of a select by its value. */
    public void choose(String value) {
        take(value);
        Waiting.until(this + " to be " + value, () -> first().getDomProperty("value"), value::equals);
    }

    /** As {@link #choose}, of a select that may show another option for it afterwards. */
    public void take(String value) {
        Waiting.untilDone(this + " to offer " + value, () ->
            first()
                .findElement(By.cssSelector("option[value=\"%s\"]".formatted(value)))
                .click()
        );
    }

    /** Presses a finger on it and lifts it after a while. */
    public void press(Duration time) {
        var point = middle();
        window.command("Input.dispatchTouchEvent", Map.of("type", "touchStart", "touchPoints", List.of(point)));
        Waiting.pass(time);
        window.command("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
    }

    /** Takes it with the mouse and lets go so many pixels farther. */
    public void drag(int dx, int dy) {
        drag(first().getSize().getWidth() / 2, first().getSize().getHeight() / 2, dx, dy);
    }

    /** The same, taken at a place of its own, from its upper left corner. */
    public void drag(int atX, int atY, int dx, int dy) {
        var corner = first().getLocation();
        int x = corner.getX() + atX;
        int y = corner.getY() + atY;
        mouse("mousePressed", x, y);
        mouse("mouseMoved", x + dx / 2, y + dy / 2);
        mouse("mouseMoved", x + dx, y + dy);
        mouse("mouseReleased", x + dx, y + dy);
    }

    private void mouse(String type, int x, int y) {
        window.command(
            "Input.dispatchMouseEvent",
            Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1)
        );
    }

    /** Moves the pointer over it. */
    public Hook hover() {
        Waiting.untilDone(this + " to be under the pointer", () -> {
            window.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest' })", css);
            window.run(STILL, css, STILL_WITHIN_FRAMES);
            var event = new HashMap<String, Object>(middleInView());
            event.put("type", "mouseMoved");
            window.command("Input.dispatchMouseEvent", event);
        });
        return this;
    }

    /** Draws it with a finger, so many pixels to the side. */
    public void swipe(int pixels) {
        var point = middle();
        double x = ((Number) Objects.requireNonNull(point.get("x"))).doubleValue();
        touch("touchStart", List.of(point));
        for (int step = 1; step <= SWIPE_STEPS; step++) {
            var moved = new HashMap<String, Object>(point);
            moved.put("x", x + ((double) pixels * step) / SWIPE_STEPS);
            touch("touchMove", List.of(moved));
        }
        touch("touchEnd", List.of());
    }

    private void touch(String type, List<Map<String, Object>> points) {
        window.command("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    /** Turns the wheel over it by so many pixels. */
    public void wheel(int pixels) {
        var event = new HashMap<String, Object>(middle());
        event.putAll(Map.of("type", "mouseWheel", "deltaX", 0, "deltaY", pixels));
        window.command("Input.dispatchMouseEvent", event);
    }

    /** The same with the key Ctrl held, as two fingers on a pad are told of, too. */
    public void zoomByWheel(int pixels) {
        var event = new HashMap<String, Object>(middleInView());
        event.putAll(Map.of("type", "mouseWheel", "deltaX", 0, "deltaY", pixels, "modifiers", 2));
        window.command("Input.dispatchMouseEvent", event);
    }

    public void doubleClick() {
        var point = middleInView();
        for (int click = 1; click <= 2; click++) {
            for (String type : List.of("mousePressed", "mouseReleased")) {
                var event = new HashMap<String, Object>(point);
                event.putAll(Map.of("type", type, "button", "left", "clickCount", click));
                window.command("Input.dispatchMouseEvent", event);
            }
        }
    }

    /** Of the window, where the page itself is not scrolled. */
    private Map<String, Object> middleInView() {
        var box = box();
        return Map.of("x", (box.left() + box.right()) / 2, "y", (box.top() + box.bottom()) / 2);
    }

    private Map<String, Object> middle() {
        var rectangle = first().getRect();
        return Map.of(
            "x",
            rectangle.getX() + rectangle.getWidth() / 2,
            "y",
            rectangle.getY() + rectangle.getHeight() / 2
        );
    }

    WebElement first() {
        return window
            .find(css)
            .stream()
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException(this + " is not there"));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private List<String> elements(String function) {
        var script = "return [...document.querySelectorAll(arguments[0])].map(" + function + ")";
        var values = (List<String>) window.run(script, css);
        return values == null ? List.of() : values;
    }

    @Override
    public String toString() {
        return css + " in " + window;
    }
}
