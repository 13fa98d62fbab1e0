package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
