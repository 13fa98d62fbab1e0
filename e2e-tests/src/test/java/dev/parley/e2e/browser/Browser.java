package dev.parley.e2e.browser;

import dev.parley.e2e.environment.Environment;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * One Chromium and its driver. Every person gets a browser context of their own (as an incognito profile: cookies and
 * storage apart) and every page a window of its own, because a tab in the background stops rendering.
 */
public final class Browser implements AutoCloseable {

    /** Selenium warns of each Chromium that is newer than its own DevTools classes, which nothing here uses. */
    private static final Logger CDP_VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    /**
     * What a window makes of processes beside the page's: two pages for its address line, which nobody sees, and a spare
     * one. They took five sixths of the processor that an empty window needs.
     */
    private static final String NEEDLESS =
        "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess";

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final ChromeDriver driver;
    private final ChromeDriverService service;
    private final BrowserSocket devTools;

    /** The window that Chromium opens with; no test uses it, so there always is one to look at. */
    private final String home;

    private String current;

    private Browser(ChromeDriverService service, ChromeOptions options) {
        this.service = service;
        driver = new ChromeDriver(service, options);
        home = driver.getWindowHandle();
        current = home;
        devTools = BrowserSocket.ofChromium(debugger(driver));
    }

    public static Browser start(Environment environment) {
        CDP_VERSIONS.setLevel(Level.SEVERE);
        var service = new ChromeDriverService.Builder()
            .usingDriverExecutable(environment.driver().toFile())
            .usingAnyFreePort()
            .withLogFile(environment.directory().resolve("chromedriver.log").toFile())
            .build();
        return new Browser(service, options(environment));
    }

    /** Opens an empty window with a new, empty browser context. */
    public Window open(String name) {
        var context = devTools
            .command("Target.createBrowserContext", Map.of("disposeOnDetach", true))
            .path("browserContextId")
            .asString();
        return open(name, context);
    }

    /** Opens an empty window beside another one, with the same cookies and storage. */
    public Window open(String name, Window beside) {
        return open(name, beside.context());
    }

    /** Closes windows and forgets their cookies and storage. */
    public void close(List<Window> windows) {
        windows
            .stream()
            .map(Window::context)
            .distinct()
            .forEach(context -> devTools.command("Target.disposeBrowserContext", Map.of("browserContextId", context)));
        current = "";
        at(home);
    }

    void allowNotifications(Window window, URI origin) {
        devTools.command(
            "Browser.grantPermissions",
            Map.of(
                "origin",
                origin.toString(),
                "permissions",
                List.of("notifications"),
                "browserContextId",
                window.context()
            )
        );
    }

    /** What the windows logged to their consoles since the last time it was asked for. */
    public String consoleLog() {
        var lines = new StringBuilder();
        for (var entry : driver.manage().logs().get(LogType.BROWSER)) {
            lines.append(entry).append('\n');
        }
        return lines.toString();
    }

    @Override
    public void close() {
        devTools.close();
        driver.quit();
        service.stop();
    }

    /** The driver, looking at the given window. */
    ChromeDriver at(String handle) {
        if (!current.equals(handle)) {
            driver.switchTo().window(handle);
            current = handle;
        }
        return driver;
    }

    /** The driver, looking at the frame of the window that the script answers with. */
    ChromeDriver at(String handle, String frame) {
        var place = handle + " " + frame;
        if (!current.equals(place)) {
            at(handle);
            if (!(driver.executeScript(frame) instanceof WebElement element)) {
                throw new NoSuchElementException("no frame by " + frame);
            }
            driver.switchTo().frame(element);
            current = place;
        }
        return driver;
    }

    private Window open(String name, String context) {
        var target = devTools.command(
            "Target.createTarget",
            Map.of(
                "url",
                "about:blank",
                "newWindow",
                true,
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "browserContextId",
                context
            )
        );
        return new Window(this, name, context, target.path("targetId").asString());
    }

    private static String debugger(ChromeDriver driver) {
        return driver.getCapabilities().getCapability("goog:chromeOptions") instanceof Map<?, ?> chrome
            ? String.valueOf(chrome.get("debuggerAddress"))
            : "";
    }

    private static ChromeOptions options(Environment environment) {
        var options = new ChromeOptions();
        options.setBinary(environment.browser().toFile());
        if (environment.headless()) {
            options.addArguments("--headless=new", "--disable-gpu");
        }
        options.addArguments(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--lang=en-US",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=" + NEEDLESS,
            // Windows that nobody looks at live on as if somebody did.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            // Devices that everybody has, and that nobody is asked for.
            // Three cameras: the second has a format that calls do not take.
            "--use-fake-device-for-media-stream=device-count=3",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-audio-capture=" + Tone.write(environment.directory().resolve("tone.wav")),
            "--autoplay-policy=no-user-gesture-required",
            "--mute-audio",
            "--allow-loopback-in-peer-connection"
        );
        options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        var preferences = new HashMap<String, Object>();
        preferences.put("intl.accept_languages", "en-US,en");
        preferences.put("credentials_enable_service", false);
        options.setExperimentalOption("prefs", preferences);
        return options;
    }
}
