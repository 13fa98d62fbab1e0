package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Cable;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.MainPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written and not sent yet: over reloads, lost connections and other tabs. */
@EndToEnd
class OutboxE2E {

    private Person anna;
    private Person boris;
    private String choir;
    private MainPage annaPage;

    @BeforeEach
    void annaAndBorisHaveAGroup(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        choir = scene.api().createGroup(anna, "Choir", boris);
        annaPage = scene.logIn(anna);
    }

    @Test
    void sendsAfterAReloadWhatWasWrittenToAKilledServerOnceAndInOrder(Scene scene) {
        var annas = annaPage.chats().open(choir).send("before the end");
        annas.awaitMessages("before the end");
        scene.server().kill();
        annaPage.awaitOutage();
        annas.send("one").send("two").send("three").begin("and not yet four");
        annas.awaitPending(3);
        annaPage.chats().awaitUnsent(choir, "pending");

        scene.server().start();
        annaPage.window().visit(scene.address().resolve("/chats/" + choir));

        var all = List.of("before the end", "one", "two", "three");
        new MainPage(annaPage.window()).conversation().awaitBegun("and not yet four").awaitMessages(all);
        annaPage.chats().awaitNothingUnsent(choir);
        scene.logIn(boris).chats().open(choir).awaitMessages(all);
    }

    @Test
    void showsWhatWaitsAfterAReloadAndInTheOtherTab(Scene scene) {
        var cable = Cable.of(annaPage.window());
        annaPage.awaitOnline();
        annaPage.chats().open(choir);
        cable.cut();
        annaPage.awaitOutage();
        annaPage.conversation().send("one").send("two").awaitPending(2);

        // Whoever is on line sends for all.
        var beside = scene.openBeside(annaPage).chats().open(choir);
        beside.awaitMessages("one", "two");

        annaPage.window().reload();
        cable.mend();
        annaPage.awaitOnline();
        annaPage.conversation().awaitMessages("one", "two");
        scene.logIn(boris).chats().open(choir).awaitMessages("one", "two");
    }

    @Test
    void leavesAPersonsMessagesToThemOnABrowserOfTwo(Scene scene) {
        var cable = Cable.of(annaPage.window());
        annaPage.awaitOnline();
        annaPage.chats().open(choir);
        cable.cut();
        annaPage.awaitOutage();
        annaPage.conversation().send("for later").awaitPending(1);

        var login = annaPage.settings().logOutWithUnsentMessages();
        cable.mend();
        var boriss = login.logIn(boris).chats().open(choir).send("nobody here");
        boriss.awaitMessages("nobody here");
        new MainPage(annaPage.window()).settings().logOut().logIn(anna);

        annaPage.chats().open(choir).awaitMessages("nobody here", "for later");
    }

    @Test
    void tellsOfAMessageToAChatThatIsGoneAndLosesNoWordOfIt(Scene scene) {
        var cable = Cable.of(annaPage.window());
        annaPage.awaitOnline();
        var kitchen = scene.api().createGroup(boris, "Kitchen", anna);
        var boriss = scene.logIn(boris).chats().open(kitchen);
        annaPage.chats().open(kitchen);
        cable.cut();
        annaPage.awaitOutage();
        annaPage.conversation().send("the recipe").awaitPending(1);

        boriss.members().remove(anna);
        cable.mend();
        annaPage.chats().awaitLost(kitchen);

        annaPage.chats().unsent().awaitTexts("the recipe").awaitCode("CHAT_NOT_FOUND");
        annaPage.window().reload();
        new MainPage(annaPage.window()).chats().unsent().awaitTexts("the recipe").discard();
        annaPage.window().reload();
        assertThat(new MainPage(annaPage.window()).window().hook("unsent-open").isShown()).isFalse();
    }

    @Test
    void hasTheWholeDraftAfterAReload(Scene scene, @TempDir Path folder) throws IOException {
        var annas = annaPage.chats().open(choir).send("At seven?");
        annas.awaitMessages("At seven?");
        var question = annas.seqOf("At seven?");
        annas.menu("At seven?").reply();
        annas.files().pick(SampleImage.in(folder), Files.writeString(folder.resolve("notes.txt"), "do re mi"));
        annas.begin("with the notes");

        annaPage.window().reload();
        annas = annaPage.conversation().awaitBegun("with the notes").awaitReplying(question);
        annas.files().awaitPicked(SampleImage.in(folder).getFileName().toString(), "notes.txt");
        annas.menu("At seven?").edit();
        annas.begin(" sharp");
        annaPage.window().reload();
        annas = annaPage.conversation().awaitEditing(question).awaitBegun("At seven? sharp");
        annas.cancelEdit().awaitBegun("with the notes").sendBegun().awaitMessages("At seven?", "with the notes");

        annas.awaitQuote("with the notes", question, "At seven?");
        annas.files().awaitImage().awaitFiles("notes.txt");
        annaPage.window().reload();
        annaPage.conversation().awaitBegun("");
    }

    @Test
    void tellsOfAFileThatTheServerHasForgottenAndKeepsTheWords(Scene scene, @TempDir Path folder) throws IOException {
        annaPage.chats().open(choir);
        var beside = scene.openBeside(annaPage).chats().open(choir);
        var annas = annaPage.conversation();
        annas.files().pick(Files.writeString(folder.resolve("notes.txt"), "do re mi"));
        annas.begin("with the notes");
        beside.awaitBegun("with the notes");
        assertThat(scene.api().discardUpload(anna, choir, annas.files().pickedId())).isEqualTo("204");

        annas.sendBegun().awaitFailed(1);
        annas.takeBack().awaitBegun("with the notes").sendBegun().awaitMessages("with the notes");
        beside.awaitMessages("with the notes");
    }

    @Test
    void doesNotSendWhenAWordOfAnInputMethodIsConfirmed() {
        var annas = annaPage.chats().open(choir).begin("かな");
        // As Safari does it: the composition is over, and the key that has confirmed it goes down.
        annaPage
            .window()
            .command(
                "Input.dispatchKeyEvent",
                Map.of("type", "rawKeyDown", "windowsVirtualKeyCode", 229, "code", "Enter", "key", "Enter")
            );
        annas.awaitBegun("かな").sendBegun().awaitMessages("かな");
    }
}
