package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.MainPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the service worker does: it shows what is pushed, and opens the page where the server is away. */
@EndToEnd
@Tag(SceneExtension.SERVICE_WORKER)
class ClosedPageE2E {

    private static final String WORKS =
        "return navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')";
    private static final String INSTALLABLE = """
    const link = document.querySelector('link[rel=manifest]')
    return fetch(link.href).then(answer => answer.json()).then(async manifest => {
        const icons = await Promise.all(manifest.icons.map(icon => fetch(icon.src).then(({ ok }) => ok)))
        return [manifest.name, manifest.display, String(icons.every(ok => ok))]
    })
    """;
    private static final String SHOWN = """
    return navigator.serviceWorker.ready
        .then(worker => worker.getNotifications())
        .then(all => all.map(({ title, body }) => `${title}: ${body}`.replace(/[\\u2066-\\u2069]/g, '')))
    """;
    /** Chromium counts its workers from 0 on, those of other origins too. */
    private static final int WORKERS = 8;

    private Person anna;
    private String choir;
    private MainPage page;

    @BeforeEach
    void annaHasAChat(Scene scene) {
        anna = scene.person("Anna");
        choir = scene.api().createGroup(anna, "Choir", scene.person("Boris"));
        page = scene.logIn(anna);
        Waiting.until("the service worker", () -> page.window().run(WORKS), Boolean.TRUE::equals);
    }

    @Test
    void canBeInstalledAndShowsWhatIsPushed(Scene scene) {
        var window = page.window();
        assertThat(window.lines(INSTALLABLE)).containsExactly("Parley", "standalone", "true");
        assertThat(window.command("Page.getInstallabilityErrors", Map.of()).get("installabilityErrors"))
            .as("what keeps it from being installed")
            .isIn(List.of(), List.of(Map.of("errorId", "in-incognito", "errorArguments", List.of())));
        window.allowNotifications(scene.address());
        push(
            scene,
            window,
            """
            {"kind": "messages", "language": "en", "chatId": "%s", "seq": 99, "count": 1, "quiet": false, "read": [],
             "personal": false, "title": "Choir", "name": "Boris", "text": "At **seven**?", "files": 0}""".formatted(
                choir
            )
        );
        Waiting.until("the notification", () -> window.lines(SHOWN), List.of("Boris in Choir: At seven?")::equals);
    }

    @Test
    void opensWithoutTheServerAndSendsLaterWhatIsWritten(Scene scene) {
        page.chats().open(choir).send("before the end").awaitMessages("before the end");
        Waiting.until(
            "the page to be kept",
            () -> page.window().run("return localStorage.getItem('parley.keptFor')"),
            kept -> kept != null
        );
        awaitKept("before the end");
        scene.server().kill();

        page.window().visit(scene.address().resolve("/chats/" + choir));
        var opened = MainPage.withoutServer(page.window());
        opened.conversation().awaitMessages("before the end");
        opened.conversation().send("written meanwhile").awaitPending(1);

        scene.server().start();
        opened.awaitOnline();
        opened.conversation().awaitMessages("before the end", "written meanwhile");
        opened.chats().awaitNothingUnsent(choir);
    }

    private void awaitKept(String text) {
        String script = """
        return new Promise(done => {
            const asked = indexedDB.open('parley.kept')
            asked.onsuccess = () => {
                const page = asked.result.transaction('page').objectStore('page').get('page')
                page.onsuccess = () => {
                    asked.result.close()
                    done(JSON.stringify(page.result ?? null))
                }
            }
        })
        """;
        Waiting.until(
            "the message to be kept",
            () -> String.valueOf(page.window().run(script)),
            kept -> kept.contains(text)
        );
    }

    private static void push(Scene scene, Window window, String content) {
        window.command("ServiceWorker.enable", Map.of());
        var origin = scene.address().toString().replaceAll("/$", "");
        for (int id = 0; id < WORKERS; id++) {
            window.command(
                "ServiceWorker.deliverPushMessage",
                Map.of("origin", origin, "registrationId", String.valueOf(id), "data", content)
            );
        }
    }
}
