package dev.parley.e2e;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the documents; run on demand (docs/testing-e2e.md). */
@EndToEnd
@Tag(DocumentScreenshotsE2E.SCREENSHOTS)
@Tag(SceneExtension.MEDIA)
class DocumentScreenshotsE2E {

    static final String SCREENSHOTS = "screenshots";

    @Test
    void ofChatsAndOfACall(Scene scene) throws IOException {
        var anna = scene.person("Anna Arden");
        var boris = scene.person("Борис Белов");
        var parisa = scene.person("پریسا رضایی");
        var group = scene.api().createGroup(anna, "Mountain trip", boris, parisa);
        var annas = scene.logIn(anna);
        var boriss = scene.logIn(boris);
        var parisas = scene.logIn(parisa);
        annas.window().resize(1280, 800);

        boriss.chats().openPersonal(anna).send("Созвонимся вечером?").awaitMessages("Созвонимся вечером?");
        parisas.chats().openPersonal(anna).send("نقشه را فرستادم").awaitMessages("نقشه را فرستادم");
        var conversation = annas.chats().open(group);
        conversation.send("Shall we take the early train on Saturday?");
        boriss.chats().open(group).send("Да, в 7:10 с третьего пути 🚆");
        parisas.chats().open(group).send("عالی! من چای می‌آورم ☕");
        conversation.awaitMessageCount(3);
        conversation.send("Then it is settled. I bring the map.");
        conversation.awaitMessageCount(4);
        picture("chat-dark", annas.window());

        annas.settings().paint("light").close();
        picture("chat-light", annas.window());
        annas.settings().paint("dark").speak("fa").close();
        picture("chat-persian", annas.window());
        annas.settings().speak("en").close();
        annas.chats().newGroup().name("Choir").pick(boris).pick(parisa);
        picture("new-group", annas.window());
        annas.window().reload();
        annas.awaitOnline();

        var call = annas.chats().openPersonal(boris).callWithVideo();
        var incoming = boriss.incomingCall();
        boriss.window().resize(1280, 800);
        picture("incoming-call", boriss.window());
        incoming.acceptWithVideo();
        call.awaitPictures();
        call.awaitDuration(3);
        picture("call", annas.window());
        call.hangUp();
    }

    private static void picture(String name, Window window) throws IOException {
        window.awaitStillness();
        var folder = Environment.current().screenshots();
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), window.screenshot());
    }
}
