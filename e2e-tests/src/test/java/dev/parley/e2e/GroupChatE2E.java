package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.RegisterPage;
import java.util.List;
import org.junit.jupiter.api.Test;

@EndToEnd
class GroupChatE2E {

    @Test
    void registersOnThePageAndLogsOutAndInAgain(Scene scene) {
        var username = scene.api().uniqueUsername("Nadia");
        var window = scene.window("Nadia");

        var page = RegisterPage.open(window, scene.address()).register(username, "Nadia", "a long enough secret");
        assertThat(page.username()).isEqualTo(username);
        assertThat(page.chats().titles()).isEmpty();

        var login = page.settings().logOut();
        login.logInRefused(username, "not the secret", "BAD_CREDENTIALS");
        var taken = login.register().registerRefusedName(username, "Another Nadia", "a long enough secret");
        assertThat(taken).isNotNull();

        var nadia = new Person("", username, "Nadia", "a long enough secret");
        assertThat(LoginPage.open(window, scene.address()).logIn(nadia).username()).isEqualTo(username);
    }

    @Test
    void staysLoggedInAfterAReloadButNotAfterLoggingOutInAnotherWindow(Scene scene) {
        var page = scene.logIn(scene.person("Ivo"));
        page.window().reload();
        var reloaded = scene.openBeside(page);

        reloaded.settings().logOut();

        new LoginPage(page.window());
    }

    @Test
    void staysLoggedInWhenTwoWindowsReloadAtOnce(Scene scene) {
        var first = scene.logIn(scene.person("Ivo"));
        var second = scene.openBeside(first);

        // Both hand in the same refresh token, of which only one can be the first.
        Window.reloadAtOnce(first.window(), second.window());

        first.awaitOnline();
        second.awaitOnline();
    }

    @Test
    void createsAGroupWithPeopleFoundBySearch(Scene scene) {
        var anna = scene.person("Anna Arden");
        var boris = scene.person("Boris Blum");
        var clara = scene.person("Clara Cole");
        var annas = scene.logIn(anna);
        var boriss = scene.logIn(boris);

        var dialog = annas.chats().newGroup();
        assertThat(dialog.canCreate()).isFalse();
        assertThat(dialog.lookFor(anna.username())).as("oneself is not to be found").isEmpty();
        dialog.name("Mountain trip").pick(boris).pick(clara).unpick(clara);
        assertThat(dialog.picked()).containsExactly(boris.username());
        var conversation = dialog.create();

        assertThat(conversation.title()).isEqualTo("Mountain trip");
        annas.chats().awaitTitles("Mountain trip");
        boriss.chats().awaitTitles("Mountain trip");
        assertThat(scene.api().chatIds(clara)).isEmpty();
    }

    @Test
    void deliversMessagesLiveBothWays(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(chat);
        var boriss = scene.logIn(boris).chats().open(chat);

        annas.send("Rehearsal at seven?");
        boriss.awaitMessages("Rehearsal at seven?");
        boriss.sendByButton("Да! 🎵 ساعت هفت");
        annas.send("two\nlines");

        var all = List.of("Rehearsal at seven?", "Да! 🎵 ساعت هفت", "two\nlines");
        annas.awaitMessages(all);
        boriss.awaitMessages(all);
    }

    @Test
    void countsUnreadMessagesUntilTheChatIsOpenedOnSomeDevice(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var boriss = scene.logIn(boris);
        var otherDevice = scene.logIn(boris);
        var annas = scene.logIn(anna).chats().open(chat);

        annas.send("one").send("two").send("three");
        boriss.chats().awaitUnread(chat, 3);
        otherDevice.chats().awaitUnread(chat, 3);

        boriss.chats().open(chat).awaitMessages("one", "two", "three");
        boriss.chats().awaitNothingUnread(chat);
        otherDevice.chats().awaitNothingUnread(chat);
        otherDevice.window().reload();
        otherDevice.chats().awaitNothingUnread(chat);
    }

    @Test
    void showsMarkupInMessagesAndTitlesAsText(Scene scene) {
        var evil = "<img src=x onerror=\"alert(1);document.title='owned'\"><script>document.title='owned'</script>";
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "<b onclick=alert(1)>Choir</b> & friends", boris);
        var annas = scene.logIn(anna).chats().open(chat);
        var borisPage = scene.logIn(boris);
        var boriss = borisPage.chats().open(chat);

        annas.send(evil);

        annas.awaitMessages(evil);
        boriss.awaitMessages(evil);
        assertThat(boriss.title()).as("a title is text").isEqualTo("<b onclick=alert(1)>Choir</b> & friends");
        // An alert would make each of these fail, too.
        assertThat(borisPage.window().run("return document.title")).isNotEqualTo("owned");
        assertThat(
            borisPage.window().select("[data-testid=message] img, [data-testid=message] script").count()
        ).isZero();
    }

    @Test
    void survivesAKilledServerWithoutLossOrRepetition(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var annaPage = scene.logIn(anna);
        var borisPage = scene.logIn(boris);
        var annas = annaPage.chats().open(chat);
        var boriss = borisPage.chats().open(chat);
        annas.send("before the end");
        boriss.awaitMessages("before the end");

        scene.server().kill();
        annaPage.awaitOutage();
        borisPage.awaitOutage();
        annas.send("first in the dark").send("second in the dark");
        annas.awaitPending(2);
        scene.server().start();

        annaPage.awaitOnline();
        borisPage.awaitOnline();
        var all = List.of("before the end", "first in the dark", "second in the dark");
        annas.awaitMessages(all);
        boriss.awaitMessages(all);
        boriss.send("and there was light");
        annas.awaitMessages("before the end", "first in the dark", "second in the dark", "and there was light");
        assertThat(annas.seqs()).isEqualTo(boriss.seqs());

        annaPage.window().reload();
        annaPage
            .conversation()
            .awaitMessages("before the end", "first in the dark", "second in the dark", "and there was light");
    }
}
