package dev.parley.e2e;

import dev.parley.e2e.browser.Artefacts;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.MainPage;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One test's own people and windows. */
final class Scene {

    private final Stage stage;
    private final Set<String> tags;
    private final List<Window> windows = new ArrayList<>();

    /** @param tags the test's, of which {@link SceneExtension} says what they change */
    Scene(Stage stage, Set<String> tags) {
        this.stage = stage;
        this.tags = tags;
    }

    Api api() {
        return stage.api();
    }

    ParleyServer server() {
        return stage.server();
    }

    /** Somebody new, registered behind the page's back. */
    Person person(String displayName) {
        return api().register(displayName);
    }

    /** An empty window that knows nobody. */
    Window window(String name) {
        return remember(stage.browser().open(name));
    }

    /** As {@link #logIn}, on a phone. */
    MainPage logInOnPhone(Person person) {
        var window = window(person.displayName() + " on the phone");
        window.becomePhone();
        return enter(window, person);
    }

    /** A new window on a device of its own, logged in. Logging in by the page is what {@link GroupChatE2E} tries. */
    MainPage logIn(Person person) {
        return logIn(person, new String[0]);
    }

    /** As {@link #logIn}; the scripts run before each page of the window. */
    MainPage logIn(Person person, String... scripts) {
        var window = window(person.displayName());
        for (String script : scripts) {
            window.runBeforeEachPage(script);
        }
        return enter(window, person);
    }

    private MainPage enter(Window window, Person person) {
        window.visit(address(), api().newLogin(person));
        return new MainPage(window);
    }

    /** One more window of the browser profile that a page is open in, already logged in therefore. */
    MainPage openBeside(MainPage page) {
        var first = page.window();
        var second = remember(stage.browser().open(first.name() + " 2", first));
        second.visit(address());
        return new MainPage(second);
    }

    URI address() {
        return server().address();
    }

    Path keepArtefacts(String test) {
        return Artefacts.keep(test, stage.browser(), windows, server());
    }

    void close() {
        stage.browser().close(windows);
        windows.clear();
    }

    private Window remember(Window window) {
        windows.add(window);
        if (!tags.contains(SceneExtension.FULL_DEVICES)) {
            window.runBeforeEachPage(Window.CHEAP_DEVICES);
        }
        if (!tags.contains(SceneExtension.SERVICE_WORKER)) {
            window.runBeforeEachPage(Window.NO_SERVICE_WORKER);
        }
        return window;
    }
}
