package dev.parley.e2e;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of people and chats. */
@EndToEnd
class AvatarsE2E {

    @Test
    void showsThePictureOfAChatToAnotherMember(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annaPage = scene.logIn(anna);
        var boriss = scene.logIn(boris).chats();
        boriss.awaitNoPicture(group);

        var picture = annaPage.chats().open(group).members().picture().choose(SampleImage.in(folder));

        annaPage.chats().awaitPicture(group);
        boriss.awaitPicture(group);
        picture.remove();
        boriss.awaitNoPicture(group);
    }

    @Test
    void showsThePictureOfAPersonToOthers(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(boris, "Choir", anna);
        var annaPage = scene.logIn(anna);
        var settings = annaPage.settings();
        settings.picture().choose(SampleImage.in(folder));
        settings.close();
        var personal = annaPage.chats().openPersonal(boris);
        personal.send("Hello").awaitMessages("Hello");

        var boriss = scene.logIn(boris).chats();

        boriss.awaitPicture(personal.chatId());
        boriss.open(group).members().awaitPicture(anna);
    }
}
