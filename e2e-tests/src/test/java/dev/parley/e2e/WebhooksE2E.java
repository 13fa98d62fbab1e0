package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks as the admins of a chat make them. */
@EndToEnd
class WebhooksE2E {

    @Test
    void postsUnderANameOfItsOwnUntilItIsRemoved(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Builds", boris);
        var boriss = scene.logIn(boris).chats().open(group);
        var dialog = scene.logIn(anna).chats().open(group).members().webhooks();

        String address = dialog.createIncoming("Boris", "🚀");
        assertThat(scene.api().postingAnswer(address, "Build 1 is green")).isEqualTo("201");

        boriss.awaitMessages("Build 1 is green");
        boriss.awaitWebhookMark("Boris");
        dialog.removeIncoming();
        assertThat(scene.api().postingAnswer(address, "Build 2 is green")).isEqualTo("404 WEBHOOK_NOT_FOUND");
    }

    @Test
    void showsWhatWasSentAndSendsItAgain(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Builds", boris);
        var boriss = scene.logIn(boris).chats().open(group);
        var dialog = scene.logIn(anna).chats().open(group).members().webhooks();

        dialog.createRefused("http://10.0.0.1/in").fill("http://localhost:9/in");
        assertThat(dialog.save()).startsWith("whsec_");
        boriss.send("Anybody there?");
        dialog.openLog().awaitDelivery("unreachable").sendAgain().switchOff();
    }

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void areAccessible(String theme, Scene scene) {
        var anna = scene.person("Anna");
        var group = scene.api().createGroup(anna, "Builds");
        var page = scene.logIn(anna);
        page.settings().paint(theme).close();
        var dialog = page.chats().open(group).members().webhooks();
        dialog.create("https://receiver.invalid/in");
        dialog.createIncoming("Build server of the works council", "🚀");
        dialog.openLog();
        assertThat(Accessibility.seriousFindings(page.window())).isEmpty();
    }
}
