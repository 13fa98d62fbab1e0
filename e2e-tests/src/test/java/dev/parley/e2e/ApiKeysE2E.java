package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that acts as its owner. */
@EndToEnd
class ApiKeysE2E {

    @Test
    void writesByAKeyUntilItIsRevoked(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Builds", boris);
        var borisChat = scene.logIn(boris).chats().open(group);
        var keys = scene.logIn(anna).settings().apiKeys();

        String key = keys.create("CI", "sendMessages");
        keys.awaitKeys(1);
        assertThat(scene.api().sendingAnswer(key, group, "Build 1 is green")).isEqualTo("201");
        borisChat.awaitMessages("Build 1 is green");

        keys.revokeNewest();
        assertThat(scene.api().sendingAnswer(key, group, "Build 2 is green")).isEqualTo("401 TOKEN_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void areAccessible(String theme, Scene scene) {
        var page = scene.logIn(scene.person("Anna"));
        var keys = page.settings().paint(theme).apiKeys();
        keys.create("🔑".repeat(64), "readChats");
        expectAccessible("the list", page.window());
        keys.fill("CI of the works council's bot that tells of every build", "sendMessages");
        expectAccessible("making a key", page.window());
        keys.make();
        expectAccessible("the key's text", page.window());
    }

    private static void expectAccessible(String screen, Window window) {
        assertThat(Accessibility.seriousFindings(window)).as(screen).isEmpty();
    }
}
