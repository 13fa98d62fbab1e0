package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.environment.Writers;
import dev.parley.e2e.page.LoginPage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EndToEnd
class LanguageAndThemeE2E {

    private static final String DIRECTION = "return getComputedStyle(document.documentElement).direction";

    /** Of what a person sees behind everything, 0 (black) to 255. */
    private static final String BACKGROUND = """
    const context = document.createElement('canvas').getContext('2d');
    const color = getComputedStyle(document.body).backgroundColor;
    const root = getComputedStyle(document.documentElement).backgroundColor;
    for (const layer of ['white', root, color]) { context.fillStyle = layer; context.fillRect(0, 0, 1, 1); }
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return Math.round((red + green + blue) / 3);
    """;

    /** How many messages are wholly on the screen. */
    private static final String WHOLE_MESSAGES = """
    const list = document.querySelector('[data-testid=message-list]').getBoundingClientRect();
    return [...document.querySelectorAll('[data-testid=message]')].filter((message) => {
      const { top, bottom } = message.getBoundingClientRect();
      return top >= list.top && bottom <= list.bottom;
    }).length;
    """;

    @Test
    void readsFromRightToLeftInPersian(Scene scene) {
        var page = scene.logIn(scene.person("Parisa"));

        var settings = page.settings().speak("fa");

        assertThat(settings.text()).containsPattern("\\p{IsArabic}{3}");
        assertThat(page.window().select("html").attribute("dir")).contains("rtl");
        assertThat(page.window().run(DIRECTION)).isEqualTo("rtl");
        settings.close();
        page.window().reload();
        assertThat(page.window().select("html").awaitAttribute("lang", "fa").attribute("dir"))
            .as("after a reload")
            .contains("rtl");
        page.settings().speak("en");
        assertThat(page.window().run(DIRECTION)).isEqualTo("ltr");
    }

    @Test
    void speaksRussian(Scene scene) {
        var page = scene.logIn(scene.person("Raisa"));

        var settings = page.settings().speak("ru");

        assertThat(settings.text()).containsPattern("\\p{IsCyrillic}{4}");
        assertThat(page.window().run(DIRECTION)).isEqualTo("ltr");
    }

    @Test
    void paintsItselfLightOrDark(Scene scene) {
        var page = scene.logIn(scene.person("Lucia"));

        var settings = page.settings().paint("dark");
        assertThat(background(page.window())).isLessThan(60);
        settings.paint("light");
        assertThat(background(page.window())).isGreaterThan(200);
        settings.close();
        page.window().reload();
        page.awaitOnline();
        assertThat(background(page.window())).as("after a reload").isGreaterThan(200);
    }

    @Test
    void compactShowsAboutTwiceAsManyMessages(Scene scene) {
        var people = List.of(scene.person("Anna"), scene.person("Boris"));
        var group = scene.api().createGroup(people.getFirst(), "Choir", people.getLast());
        var page = scene.logIn(people.getFirst());
        var conversation = page.chats().open(group);
        try (var writers = scene.api().writers(people)) {
            // Two each in turn, as in a conversation.
            writers.write(20, Duration.ofSeconds(2), i -> new Writers.Message((i / 2) % 2, group, "On my way"));
        }
        conversation.goToEnd();

        long comfortable = Waiting.until("messages", () -> whole(page.window()), count -> count > 7);
        page.settings().pack("compact").close();
        Waiting.until("more messages", () -> whole(page.window()), count -> count >= 1.8 * comfortable);
    }

    private static long whole(Window window) {
        return window.run(WHOLE_MESSAGES) instanceof Long count ? count : 0;
    }

    @Tag(SceneExtension.MEDIA)
    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void isAccessible(String theme, Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna);
        var window = annas.window();

        var settings = annas.settings().paint(theme);
        expectAccessible("the settings dialog", window);
        var login = settings.logOut();
        expectAccessible("the log-in page", window);
        login.register();
        expectAccessible("the registration page", window);
        annas = LoginPage.open(window, scene.address()).logIn(anna);
        var dialog = annas.chats().newGroup().name("Trip");
        dialog.pick(boris);
        expectAccessible("the new-group dialog", window);
        dialog.create().send("Shall we?");
        annas.chats().open(group).send("Hello").awaitMessages("Hello");
        expectAccessible("a group chat", window);

        var boriss = scene.logIn(boris);
        boriss.settings().paint(theme).close();
        var call = annas.chats().openPersonal(boris).callWithVideo();
        var incoming = boriss.incomingCall();
        expectAccessible("an incoming call", boriss.window());
        incoming.acceptWithVideo();
        call.awaitPictures();
        expectAccessible("the call window", window);
        call.hangUp();
    }

    private static void expectAccessible(String place, Window window) {
        assertThat(Accessibility.seriousFindings(window)).as(place).isEmpty();
    }

    private static int background(Window window) {
        window.awaitStillness();
        return window.run(BACKGROUND) instanceof Number number ? number.intValue() : -1;
    }
}
