package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and images in messages. */
@EndToEnd
class FilesE2E {

    /** One small file of each kind. */
    private static final Path CORPUS = Path.of("../chat-domain/src/test/resources/dev/parley/chat/corpus")
        .toAbsolutePath()
        .normalize();

    @Test
    void showsAnImageAndAFileToTheOtherWindow(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);

        annas.files().pick(SampleImage.in(folder), Files.writeString(folder.resolve("Notes for May.txt"), "do re mi"));
        annas.send("For Friday").awaitMessages("For Friday");
        annas.files().awaitImage().awaitFiles("Notes for May.txt");

        boriss.awaitMessages("For Friday");
        boriss.files().awaitImage().awaitFiles("Notes for May.txt").openImage().closeImage();
        boriss.awaitOpenComposer();
    }

    @Test
    void forwardsAPictureWithoutWordsThatOutlivesTheFirstMessage(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var choir = scene.api().createGroup(anna, "Choir");
        var orchestra = scene.api().createGroup(anna, "Orchestra", boris);
        var annas = scene.logIn(anna).chats().open(choir);
        annas.files().pick(SampleImage.in(folder));
        annas.send("");
        annas.files().awaitImage();
        var seq = annas.awaitSeqs(1).getFirst();

        annas.forward(seq, orchestra);
        annas.menuAt(seq).delete();
        annas.awaitDeleted(seq);

        var boriss = scene.logIn(boris).chats().open(orchestra);
        boriss.files().awaitImage().openImage().closeImage();
        boriss.awaitForwardedFrom(anna);
    }

    @ParameterizedTest
    @CsvSource({ "sound.webm, audio", "opus.opus, audio", "clip.webm, video", "sound.flac, audio", "clip.mp4, video" })
    void playsWhatTheBrowserPlays(String name, String kind, Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        annas.files().pick(CORPUS.resolve(name));
        annas.send("");

        var boriss = scene.logIn(boris).chats().open(group);
        boriss.files().awaitFiles(name);
        assertThat(boriss.files().kinds()).containsExactly(kind);
        boriss.files().play();
    }

    @Test
    void offersWhatNoBrowserPlaysAsADownload(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var group = scene.api().createGroup(anna, "Choir");
        var other = scene.api().createGroup(anna, "Orchestra");
        var chats = scene.logIn(anna).chats();
        var annas = chats.open(group);
        annas.files().pick(CORPUS.resolve("clip.avi").toAbsolutePath(), CORPUS.resolve("sound.amr").toAbsolutePath());
        annas.send("");
        annas.files().awaitFiles("clip.avi", "sound.amr");
        assertThat(annas.files().kinds()).containsExactly("file", "file");

        // A head, and nothing to play behind it.
        var whole = Files.readAllBytes(CORPUS.resolve("clip.mp4"));
        var broken = Files.write(folder.resolve("broken.mp4"), Arrays.copyOf(whole, 100));
        var others = chats.open(other);
        others.files().pick(broken);
        others.send("");
        others.files().awaitFiles("broken.mp4").failToPlay();
    }

    @Test
    void showsAStripThatIsOnePixelThin(Scene scene, @TempDir Path folder) throws IOException {
        var strip = new BufferedImage(40_000, 1, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(strip, "png", folder.resolve("strip.png").toFile());
        var anna = scene.person("Anna");
        var group = scene.api().createGroup(anna, "Choir");
        var annas = scene.logIn(anna).chats().open(group);
        annas.files().pick(folder.resolve("strip.png"));
        annas.send("");
        annas.files().awaitImage();
        assertThat(annas.files().thinnestOfImage()).isGreaterThanOrEqualTo(16);
        annas.files().openImage();
        assertThat(annas.files().thinnestOfViewer()).isGreaterThanOrEqualTo(16);
    }

    @Test
    void refusesTheDownloadToARemovedMember(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        annas.files().pick(SampleImage.in(folder), Files.writeString(folder.resolve("notes.txt"), "do re mi"));
        annas.send("For Friday").awaitMessages("For Friday");
        var ids = List.of(annas.files().imageId(), annas.files().fileId());
        assertThat(ids).allSatisfy(id -> assertThat(scene.api().downloadAnswer(boris, group, id)).isEqualTo("200"));

        annas.members().remove(boris);

        assertThat(ids).allSatisfy(id ->
            assertThat(scene.api().downloadAnswer(boris, group, id)).isEqualTo("404 CHAT_NOT_FOUND")
        );
        assertThat(scene.api().downloadAnswer(anna, group, ids.getFirst())).isEqualTo("200");
    }

    @Test
    void showsAHostileNameAsText(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annaPage = scene.logIn(anna);
        var borisPage = scene.logIn(boris);
        var annas = annaPage.chats().open(group);
        var boriss = borisPage.chats().open(group);
        var name = "<img src=x onerror=alert(1)>.html";

        annas.files().pick(Files.writeString(folder.resolve(name), "<script>alert(1)</script>"));
        expectHarmless(annaPage.window());
        annas.send("Look at this").awaitMessages("Look at this");

        boriss.awaitMessages("Look at this");
        boriss.files().awaitFiles(name);
        annas.files().awaitFiles(name);
        expectHarmless(annaPage.window());
        expectHarmless(borisPage.window());
    }

    /** An alert would make the script itself fail. */
    private static void expectHarmless(Window window) {
        window.awaitStillness();
        assertThat(
            window.run("return document.querySelectorAll('[onerror], img[src=x], body script').length")
        ).isEqualTo(0L);
    }
}
