package dev.parley.e2e;

import org.junit.jupiter.api.Test;

/** How others see that somebody is called otherwise. */
@EndToEnd
class ProfileE2E {

    @Test
    void anothersNewNameIsThereWithoutAReload(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annaPage = scene.logIn(anna);
        var annas = annaPage.chats().openPersonal(boris);
        annas.send("Hello").awaitMessages("Hello");
        annaPage.chats().awaitTitles(boris.displayName());

        var borisPage = scene.logIn(boris);
        borisPage.settings().rename("Boris the Second").close();

        annaPage.chats().awaitTitles("Boris the Second");
        annas.awaitTitle("Boris the Second");
    }
}
