package dev.parley.e2e.browser;

import dev.parley.e2e.environment.Waiting;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** One window of somebody. */
public final class Window {

    /**
     * To run before a page: its camera and the screens that it shares are small and slow, and its microphone's sound is left as
     * it is. A machine bears more of these.
     */
    public static final String CHEAP_DEVICES = """
    if (navigator.mediaDevices) {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const small = { width: 320, height: 180, frameRate: 5 };
      const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      navigator.mediaDevices.getUserMedia = ({ audio, video, ...rest }) =>
        open({ ...rest, audio: audio && { ...audio, ...plain }, video: video && { ...video, ...small } });
      const capture = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
      const screen = { width: 480, height: 338, frameRate: 5 };
      navigator.mediaDevices.getDisplayMedia = ({ video, ...rest }) =>
        capture({ ...rest, video: video && { ...video, ...screen } });
    }
    """;

    /** To run before a page: the browser takes its time to install a service worker, and never does. */
    public static final String NO_SERVICE_WORKER = """
    if (navigator.serviceWorker) {
      navigator.serviceWorker.register = () => new Promise(() => {});
    }
    """;

    private final Browser browser;
    private final String name;
    private final String context;
    private final String handle;
    /** Finds the frame that is looked at; empty for the page itself. */
    private final String frame;

    Window(Browser browser, String name, String context, String handle) {
        this(browser, name, context, handle, "");
    }

    private Window(Browser browser, String name, String context, String handle, String frame) {
        this.browser = browser;
        this.name = name;
        this.context = context;
        this.handle = handle;
        this.frame = frame;
    }

    /**
     * What a frame of this window shows, as if it were a window of its own. Whoever loads the page again looks at the page
     * itself before looking at the frame.
     *
     * @param script answers with the frame's element
     */
    public Window frame(String script) {
        return new Window(browser, name, context, handle, script);
    }

    /** Whose window it is, for messages and artefacts. */
    public String name() {
        return name;
    }

    public void visit(URI address) {
        driver().get(address.toString());
    }

    /** Visits with a login that was made elsewhere, as if it had been made by a page of this window. */
    public void visit(URI address, HttpCookie login) {
        command(
            "Network.setCookie",
            Map.of(
                "url",
                address.toString(),
                "name",
                login.getName(),
                "value",
                login.getValue(),
                "path",
                login.getPath(),
                "httpOnly",
                true,
                "sameSite",
                "Strict"
            )
        );
        // The page looks for a cookie only where it has had one.
        var script = runBeforeEachPage("localStorage.setItem('parley.signedIn', '1')");
        visit(address);
        command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }

    public void reload() {
        driver().navigate().refresh();
    }

    /** Reloads windows at the same moment. */
    public static void reloadAtOnce(Window... windows) {
        var moment = System.currentTimeMillis() + 300;
        for (var window : windows) {
            window.run(
                "window.beforeReload = true; setTimeout(() => location.reload(), arguments[0] - Date.now())",
                moment
            );
        }
        for (var window : windows) {
            Waiting.until(
                window + " to have reloaded",
                () -> window.run("return !window.beforeReload") == Boolean.TRUE
            );
        }
    }

    /**
     * Runs a script in each page that is loaded from now on, before its own.
     *
     * @return what DevTools calls it by
     */
    public String runBeforeEachPage(String script) {
        return String.valueOf(
            command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script)).get("identifier")
        );
    }

    /** Lets the page's scripts reach other servers than its own, which its Content-Security-Policy forbids. */
    public void allowOtherServers() {
        command("Page.setBypassCSP", Map.of("enabled", true));
    }

    /**
     * Lets the page as it is loaded now have no camera, as if the person had refused it. (Chromium's own fake consent
     * overrides a refusal by permission.)
     */
    public void refuseCamera() {
        run(
            """
            const devices = navigator.mediaDevices;
            const open = devices.getUserMedia.bind(devices);
            devices.getUserMedia = (wanted) =>
              wanted.video ? Promise.reject(new DOMException('refused', 'NotAllowedError')) : open(wanted);
            """
        );
    }

    /** Lets the page as it is loaded now have no device at all. */
    public void loseAllDevices() {
        run(
            """
            const devices = navigator.mediaDevices;
            devices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
            devices.enumerateDevices = () => Promise.resolve([]);
            """
        );
    }

    /** Lets what the page as it is loaded now shares of the screen have a sound, a tone. (Chromium's own fake has none.) */
    public void giveScreenSound() {
        run(
            """
            const devices = navigator.mediaDevices;
            const capture = devices.getDisplayMedia.bind(devices);
            devices.getDisplayMedia = async () => {
              const stream = await capture({ video: true });
              const context = new AudioContext();
              const tone = new OscillatorNode(context, { frequency: 330 });
              const end = new MediaStreamAudioDestinationNode(context);
              tone.connect(end);
              tone.start();
              end.stream.getAudioTracks().forEach((track) => stream.addTrack(track));
              return stream;
            };
            """
        );
    }

    /** Lets the devices of the page as it is loaded now be plugged in and out by {@link #unplug} and {@link #plug}. */
    public void holdDevices() {
        run(
            """
            const devices = navigator.mediaDevices;
            const open = devices.getUserMedia.bind(devices);
            const list = devices.enumerateDevices.bind(devices);
            const gone = new Set();
            const tracks = [];
            devices.enumerateDevices = async () => (await list()).filter(device => !gone.has(device.label));
            devices.getUserMedia = async wanted => {
              for (const kind of ['audio', 'video']) {
                const id = wanted[kind]?.deviceId?.exact;
                if (id && (await list()).some(device => device.deviceId === id && gone.has(device.label))) {
                  throw new DOMException('unplugged', 'OverconstrainedError');
                }
              }
              const stream = await open(wanted);
              tracks.push(...stream.getTracks());
              return stream;
            };
            // A copy holds the device as the original does.
            const copy = MediaStreamTrack.prototype.clone;
            MediaStreamTrack.prototype.clone = function () {
              const made = copy.call(this);
              tracks.push(made);
              return made;
            };
            window.heldDevices = {
              unplug: label => {
                gone.add(label);
                tracks.filter(track => track.label === label && track.readyState === 'live').forEach(track => {
                  track.stop();
                  track.dispatchEvent(new Event('ended'));
                });
                devices.dispatchEvent(new Event('devicechange'));
              },
              plug: label => {
                gone.delete(label);
                devices.dispatchEvent(new Event('devicechange'));
              },
              live: () => [
                ...new Set(tracks.filter(track => track.readyState === 'live').map(track => track.label)),
              ],
            };
            """
        );
    }

    public void unplug(String label) {
        run("window.heldDevices.unplug(arguments[0])", label);
    }

    public void plug(String label) {
        run("window.heldDevices.plug(arguments[0])", label);
    }

    /** The labels of the devices that are open. */
    public List<String> openDevices() {
        return lines("return window.heldDevices.live()");
    }

    /** Presses a key, whatever has the focus, without letting it go. */
    public void holdKey(String code, String key) {
        command("Input.dispatchKeyEvent", Map.of("type", "rawKeyDown", "code", code, "key", key));
    }

    public void releaseKey(String code, String key) {
        command("Input.dispatchKeyEvent", Map.of("type", "keyUp", "code", code, "key", key));
    }

    /** Lets {@link #stopScreenCapture} stop what the page captures from now on. */
    public void keepScreenCapture() {
        run(
            """
            const devices = navigator.mediaDevices;
            const capture = devices.getDisplayMedia.bind(devices);
            devices.getDisplayMedia = (wanted) => capture(wanted).then((stream) => window.captured = stream);
            """
        );
    }

    /** Stops it as the browser's own button does, which no test can press: the page is told that the track has ended. */
    public void stopScreenCapture() {
        run("const [track] = window.captured.getVideoTracks(); track.stop(); track.dispatchEvent(new Event('ended'))");
    }

    /** Gives the page this many pixels, whatever the window's own frame takes. */
    public void resize(int width, int height) {
        command(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false)
        );
    }

    /** Takes the pointer away from whatever it rests on. */
    public void restPointer() {
        command("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", 1, "y", 1));
    }

    /** Makes it the size of a phone, with fingers for a pointer. */
    public void becomePhone() {
        becomePhone(390);
    }

    /** A phone so many pixels wide. */
    public void becomePhone(int width) {
        command(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", true)
        );
        command("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
    }

    /** Lets the pages of an origin show notifications, as if the person had allowed it. */
    /**
     * Has a device here that keeps passkeys, and whose owner it knows by a finger. Where the user name is typed it would choose one by
     * itself, so the pages that come do not offer them there.
     */
    public void keepPasskeys() {
        runBeforeEachPage("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        driver().addVirtualAuthenticator(
            new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true)
        );
    }

    public void allowNotifications(URI origin) {
        browser.allowNotifications(this, origin);
    }

    public String title() {
        return String.valueOf(driver().getTitle());
    }

    public String address() {
        return String.valueOf(driver().getCurrentUrl());
    }

    /** The elements with a test id. */
    public Hook hook(String testId) {
        return new Hook(this, "[data-testid=\"%s\"]".formatted(testId));
    }

    /** Any other element, for what has no test id of its own. */
    public Hook select(String css) {
        return new Hook(this, css);
    }

    /** Runs a script, whose promise is waited for. */
    public @Nullable Object run(String script, Object... arguments) {
        return driver().executeScript(script, arguments);
    }

    /** Runs a script that answers with texts. */
    @SuppressWarnings("unchecked")
    public List<String> lines(String script, Object... arguments) {
        return (List<String>) Objects.requireNonNull(run(script, arguments));
    }

    /** Sends a command of the DevTools protocol. */
    public Map<String, Object> command(String command, Map<String, Object> parameters) {
        return driver().executeCdpCommand(command, parameters);
    }

    /** Waits until the page has answered to what has just changed, as its size: two frames. */
    void awaitFrames() {
        run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))");
    }

    /** Waits until no animation runs but those that never end. */
    public void awaitStillness() {
        Waiting.until(
            "animations to end in " + this,
            () ->
                (Long) Objects.requireNonNull(
                    run(
                        """
                        return document.getAnimations()
                            .filter(a => a.playState === 'running' && a.effect.getComputedTiming().endTime !== Infinity)
                            .length
                        """
                    )
                ),
            running -> running == 0
        );
    }

    public byte[] screenshot() {
        return driver().getScreenshotAs(OutputType.BYTES);
    }

    String source() {
        return String.valueOf(driver().getPageSource());
    }

    String context() {
        return context;
    }

    List<WebElement> find(String css) {
        return driver().findElements(By.cssSelector(css));
    }

    private ChromeDriver driver() {
        return frame.isEmpty() ? browser.at(handle) : browser.at(handle, frame);
    }

    @Override
    public String toString() {
        return name + (frame.isEmpty() ? "'s window" : "'s frame");
    }
}
