package dev.parley.e2e;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Environment;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of the documents; run on demand (docs/testing-e2e.md). */
@EndToEnd
@Tag(DocumentScreenshotsE2E.SCREENSHOTS)
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.FULL_DEVICES)
class DocumentScreenshotsE2E {

    static final String SCREENSHOTS = "screenshots";

    private static final Color BACKGROUND = new Color(0x0A0E27);

    private static final String PLAN = """
    **Saturday**, if the weather holds:
    1. 7:10 from platform 3, change in *Altdorf*
    2. up by the ~~ridge~~ lake path
    3. tea at the hut

    Tickets: https://example.org/day-pass""";

    private static final String CODE = """
    The track from my watch, as `gpx`:
    ```js
    const ascent = points
      .map((point, i) => point.height - (points[i - 1] ?? point).height)
      .filter((metres) => metres > 0) // up only
      .reduce((sum, metres) => sum + metres, 0)
    ```""";

    @Test
    void ofChats(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.api().register("Anna Arden", "anna.arden");
        var boris = scene.api().register("Борис Белов", "boris.belov");
        var parisa = scene.api().register("پریسا رضایی", "parisa.rezaei");
        var group = scene.api().createGroup(anna, "Mountain trip", boris, parisa);
        scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna);
        var boriss = scene.logIn(boris);
        var parisas = scene.logIn(parisa);
        annas.window().resize(1440, 900);

        boriss.chats().openPersonal(anna).send("Созвонимся вечером?").awaitMessages("Созвонимся вечером?");
        parisas.chats().openPersonal(anna).send("نقشه را فرستادم").awaitMessages("نقشه را فرستادم");
        var conversation = annas.chats().open(group);
        conversation.members().describe("Mountain trip", "Who comes along, when, and with what to eat.").close();
        conversation.send("Shall we take the early train on Saturday?").awaitSeqs(1);
        boriss.chats().open(group).send("Да, в 7:10 с третьего пути 🚆").awaitSeqs(2);
        parisas.chats().open(group).send("عالی! من چای می‌آورم ☕").awaitSeqs(3);
        conversation.awaitSeqs(3);
        var borissGroup = boriss.chats().open(group);
        try (var writer = scene.api().chatter(anna)) {
            writer.send(group, PLAN);
            conversation.awaitSeqs(4);
            borissGroup.files().pick(photo(folder.resolve("lake.png")));
            borissGroup.sendBegun().awaitSeqs(5);
            writer.send(group, CODE);
            conversation.awaitSeqs(6);
        }
        var plan = conversation.seqs().get(3);
        parisas.chats().open(group).menuAt(plan).react("👍");
        borissGroup.menuAt(plan).react("👍");
        conversation.awaitReaction(plan, "👍", 2);
        conversation.files().awaitImage();
        conversation.awaitAtEnd();
        annas.declineNotifications();
        picture("conversation-dark", annas.window());

        var phone = scene.logInOnPhone(anna);
        picture("phone-chats", phone.window());
        phone.chats().open(group).awaitSeqs(6);
        picture("phone-conversation", phone.window());

        annas.settings().paint("light").close();
        picture("conversation-light", annas.window());
        annas.settings().pack("compact").close();
        picture("conversation-compact", annas.window());
        annas.settings().pack("comfortable").paint("dark").speak("fa").close();
        picture("conversation-persian", annas.window());
        annas.settings().speak("en").close();
        var panel = conversation.about();
        picture("chat-panel", annas.window());
        panel.close();
        var card = conversation.author(boris);
        picture("profile-card", annas.window());
        card.close();
        var selected = conversation.menuAt(plan).select();
        picture("selected-messages", annas.window());
        selected.leave();
        annas.chats().newGroup().name("Choir").pick(boris).pick(parisa);
        picture("new-group", annas.window());
    }

    @Test
    void ofACall(Scene scene) throws IOException {
        var anna = scene.api().register("Anna Arden", "anna.calls");
        var boris = scene.api().register("Борис Белов", "boris.calls");
        var parisa = scene.api().register("پریسا رضایی", "parisa.calls");
        var annas = scene.logIn(anna);
        var boriss = scene.logIn(boris);
        var parisas = scene.logIn(parisa);
        annas.window().resize(1280, 800);
        boriss.chats().openPersonal(anna).send("Созвонимся вечером?").awaitMessages("Созвонимся вечером?");

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

    /** A lake between hills in the evening, drawn. */
    private static Path photo(Path file) throws IOException {
        int width = 900;
        int height = 560;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var paint = image.createGraphics();
        paint.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paint.setPaint(new GradientPaint(0, 0, new Color(0x2B3A72), 0, 360, new Color(0xF2A65E)));
        paint.fillRect(0, 0, width, height);
        paint.setPaint(new Color(0xFFE3B0));
        paint.fillOval(610, 210, 74, 74);
        hills(paint, new Color(0x6B5B86), 300, 70, 0.011);
        hills(paint, new Color(0x46446F), 350, 48, 0.017);
        hills(paint, new Color(0x262B4F), 400, 30, 0.026);
        paint.setPaint(new GradientPaint(0, 420, new Color(0x8C6F7E), 0, height, new Color(0x1B2344)));
        paint.fillRect(0, 425, width, height - 425);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static void hills(Graphics2D paint, Color color, int base, int rise, double pitch) {
        var outline = new Polygon();
        outline.addPoint(0, 430);
        for (int x = 0; x <= 900; x += 6) {
            double wave = Math.sin(x * pitch + base) + 0.45 * Math.sin(x * pitch * 2.7 + rise);
            outline.addPoint(x, (int) (base - rise * wave));
        }
        outline.addPoint(900, 430);
        paint.setPaint(color);
        paint.fill(outline);
    }

    private static void picture(String name, Window window) throws IOException {
        window.restPointer();
        window.awaitStillness();
        var folder = Files.createDirectories(Environment.current().screenshots());
        var seen = ImageIO.read(new ByteArrayInputStream(window.screenshot()));
        // Headless, the corners beside a video come out transparent.
        var opaque = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(seen, 0, 0, BACKGROUND, null);
        ImageIO.write(opaque, "png", folder.resolve(name + ".png").toFile());
    }
}
