package dev.parley.e2e.page;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.HostSite;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A page of somebody else's site with a call in it, which notes what the call tells it. */
public final class HostPage {

    private static final String BODY = """
    <parley-call %s><p id="instead">Call us: 555-0100</p></parley-call>
    <script type="module" src="%s/embed/parley-call.js"></script>
    <script type="module">
      const call = document.querySelector('parley-call')
      window.heard = []
      for (const name of ['joined', 'left', 'ended', 'refused']) {
        call.addEventListener(name, (event) => window.heard.push({ name, ...event.detail }))
      }
      call.shadowRoot.querySelector('iframe').addEventListener('load', () => {
        document.body.dataset.loaded = 'true'
      })
    </script>
    """;

    private static final String FRAME = """
    if (!document.body.dataset.loaded) return null;
    const call = document.querySelector('parley-call');
    return (call ? call.shadowRoot : document).querySelector('iframe');
    """;

    private final Window window;

    private HostPage(Window window) {
        this.window = window;
    }

    /** Opens a page with the element for this call. */
    public static HostPage open(Window window, HostSite site, URI parley, Map<String, String> attributes) {
        var text = new StringBuilder();
        attributes.forEach((name, value) -> text.append("%s=\"%s\" ".formatted(name, value)));
        window.visit(site.page(BODY.formatted(text, parley)));
        return new HostPage(window);
    }

    /** Opens a page with a plain frame, without any script; it passes on what {@code allow} names. */
    public static HostPage openPlain(Window window, HostSite site, URI call, String allow) {
        var frame = """
        <iframe src="%s" allow="%s" title="Call" onload="document.body.dataset.loaded = 'true'"></iframe>
        """;
        window.visit(site.page(frame.formatted(call, allow)));
        return new HostPage(window);
    }

    /** What Parley shows in it. */
    public VideoCallPage call() {
        return new VideoCallPage(frame());
    }

    public Window frame() {
        return window.frame(FRAME);
    }

    /** The address of the frame, as the page has it. */
    public String frameAddress() {
        return (String) Objects.requireNonNull(
            window.run("return document.querySelector('parley-call').shadowRoot.querySelector('iframe').src")
        );
    }

    /** Waits until the call has told exactly this, one event after the other. */
    public HostPage awaitHeard(String... names) {
        Waiting.until("the events in " + window, this::heard, List.of(names)::equals);
        return this;
    }

    public List<String> heard() {
        return window.lines("return window.heard.map((event) => event.name)");
    }

    /** How long the call was, as the host was told. */
    public long lastedMs() {
        var told = window.run("return window.heard.find((event) => event.name === 'ended').durationMs");
        return ((Number) Objects.requireNonNull(told)).longValue();
    }

    /** Why the last way in was refused, as the host was told. */
    public String refusal() {
        return (String) Objects.requireNonNull(
            window.run("return window.heard.findLast((event) => event.name === 'refused').code")
        );
    }

    /** Whether the page shows what it has in place of a call. */
    public boolean showsItsOwn() {
        return window.select("#instead").isShown();
    }

    public void set(String attribute, String value) {
        window.run("document.querySelector('parley-call').setAttribute(arguments[0], arguments[1])", attribute, value);
    }

    public void removeElement() {
        window.run("window.removed = document.querySelector('parley-call'); window.removed.remove()");
    }

    public void reload() {
        window.reload();
    }
}
