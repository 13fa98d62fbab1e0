package dev.parley.e2e;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Environment;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the documents; run on demand (docs/testing-e2e.md). */
@EndToEnd
@Tag(DocumentScreenshotsE2E.SCREENSHOTS)
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.FULL_DEVICES)
class DocumentScreenshotsE2E {

    static final String SCREENSHOTS = "screenshots";

    private static final Color BACKGROUND = new Color(0x0A0E27);

    @Test
    void ofChatsAndOfACall(Scene scene) throws IOException {
        var anna = scene.api().register("Anna Arden", "anna.arden");
        var boris = scene.api().register("Борис Белов", "boris.belov");
        var parisa = scene.api().register("پریسا رضایی", "parisa.rezaei");
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
        picture("conversation-dark", annas.window());
        var phone = scene.logInOnPhone(anna);
        picture("phone-chats", phone.window());
        phone.chats().open(group).awaitMessageCount(4);
        picture("phone-conversation", phone.window());

        annas.settings().paint("light").close();
        picture("conversation-light", annas.window());
        annas.settings().paint("dark").speak("fa").close();
        picture("conversation-persian", annas.window());
        annas.settings().speak("en").close();
        annas.chats().newGroup().name("Choir").pick(boris).pick(parisa);
        picture("new-group", annas.window());
        annas.window().reload();
        annas.awaitOnline();

        var call = annas.chats().openPersonal(boris).callWithVideo();
        boriss.incomingCall().decline();
        call.awaitEnded();
        parisas.chats().openPersonal(anna).callWithVoice().hangUp();
        call = annas.chats().openPersonal(boris).callWithVideo();
        var incoming = boriss.incomingCall();
        boriss.window().resize(1280, 800);
        picture("incoming-call", boriss.window());
        var borissCall = incoming.acceptWithVideo();
        call.awaitPictures();
        call.awaitDuration(3);
        picture("video-call", annas.window());
        borissCall.shareScreen();
        call.awaitOthersScreen();
        picture("shared-screen", annas.window());
        call.hangUp();
        annas.callHistory().awaitLooks("outgoing", "missed", "refused");
        picture("call-history", annas.window());
    }

    private static void picture(String name, Window window) throws IOException {
        window.awaitStillness();
        var folder = Files.createDirectories(Environment.current().screenshots());
        var seen = ImageIO.read(new ByteArrayInputStream(window.screenshot()));
        // Headless, the corners beside a video come out transparent.
        var opaque = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(seen, 0, 0, BACKGROUND, null);
        ImageIO.write(opaque, "png", folder.resolve(name + ".png").toFile());
    }
}
