package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.browser.TouchTargets;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.page.ConversationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EndToEnd
class PhoneE2E {

    @Test
    void goesFromTheListToAConversationToItsPanelsAndBack(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris with a rather long name that does not fit at all");
        var group = scene.api().createGroup(anna, "Choir of the long title that nobody reads to its end", boris);
        var page = scene.logInOnPhone(anna);
        expectToFit(page.window());

        var conversation = page.chats().open(group);
        conversation.send("Hello from the phone 🎵");
        // On a touch screen Enter breaks the line, where the browser says that it is one.
        page.window().hook("composer-send").click();
        expectToFit(page.window());
        var panel = conversation.members();
        panel.awaitRole(boris, "member");
        expectToFit(page.window());
        for (var part : List.of("about", "files", "settings")) {
            panel.show(part);
            expectToFit(page.window());
        }
        panel.close();
        page.openEmoji();
        expectToFit(page.window());
        page.closeEmoji();

        conversation.back();
        var dialog = page.chats().newGroup();
        dialog.channel().name("News").pick(boris);
        expectToFit(page.window());
        dialog.create().awaitLine("chat.created");
        conversation.back();
        page.settings();
        expectToFit(page.window());
    }

    @Test
    void opensTheMenuOfAMessageByALongPress(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        scene.logIn(boris).chats().open(group).send("Press me").awaitMessages("Press me");
        var page = scene.logInOnPhone(anna);
        var conversation = page.chats().open(group);
        conversation.awaitMessages("Press me");

        var menu = conversation.longPress("Press me");

        assertThat(menu.items()).contains("reply", "copy", "pin");
        expectToFit(page.window());
        menu.react("🎉");
        conversation.awaitReaction(conversation.seqOf("Press me"), "🎉", 1);
    }

    @ParameterizedTest
    @CsvSource({ "390, 140", "320, 80" })
    void leavesTheTitleOfAChatRoom(int width, int least, Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris Konstantinovich Rimsky-Korsakov of the long name");
        var group = scene.api().createGroup(anna, "Choir of the long title that nobody reads to its end", boris);
        var page = scene.logInOnPhone(anna);
        page.window().becomePhone(width);

        expectReadableTitle(page.chats().open(group), page.window(), least);
        expectReadableTitle(page.chats().openPersonal(boris), page.window(), least);
    }

    private static void expectReadableTitle(ConversationPage conversation, Window window, int least) {
        var title = window.hook("conversation-title").box();
        assertThat(title.right() - title.left())
            .as("the title's width")
            .isGreaterThanOrEqualTo(least);
        assertThat(Overflow.of(window)).isEmpty();
        conversation.about().close();
        conversation.back();
    }

    @Test
    void answersAMessageThatIsDrawnToTheSide(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        scene.logIn(boris).chats().open(group).send("Draw me to the side").awaitMessages("Draw me to the side");
        var page = scene.logInOnPhone(anna);
        var conversation = page.chats().open(group);
        conversation.awaitMessages("Draw me to the side");

        conversation.swipeToReply("Draw me to the side", -90);

        expectToFit(page.window());
    }

    private static void expectToFit(Window window) {
        assertThat(window.run("return innerWidth")).isEqualTo(390L);
        assertThat(Overflow.of(window)).isEmpty();
        assertThat(TouchTargets.tooSmall(window)).isEmpty();
    }
}
