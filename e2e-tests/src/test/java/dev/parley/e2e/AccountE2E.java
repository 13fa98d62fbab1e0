package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.PostOffice;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.ResetPasswordPage;
import dev.parley.e2e.page.SettingsDialog;
import org.junit.jupiter.api.Test;

/** Password, logins and the end of an account. */
@EndToEnd
class AccountE2E {

    private static final String NEXT = "staple gun and horse";

    @Test
    void leavesItsGroupsToTheSuccessorAndIsLoggedOutEverywhere(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Choir", boris, clara);
        scene.api().setRole(anna, group, clara, "admin");
        var annaPage = scene.logIn(anna);
        var annasDevice = scene.logIn(anna);
        var claraPage = scene.logIn(clara);
        var personal = annaPage.chats().openPersonal(clara);
        personal.send("Farewell").awaitMessages("Farewell");
        var personalId = personal.chatId();
        var claras = claraPage.chats().open(group);
        var panel = claras.members().awaitRole(anna, "owner").awaitRole(clara, "admin");

        var login = annaPage
            .settings()
            .deleteAccount()
            .confirmRefused("not the password at all")
            .confirm(anna.password());

        panel.awaitRole(clara, "owner").awaitDeletable();
        Waiting.until("Anna to have left", () -> !panel.has(anna));
        claras.awaitLine("member.left");
        new LoginPage(annasDevice.window());
        login.logInRefused(anna.username(), anna.password(), "BAD_CREDENTIALS");

        // What she wrote stays to be read, by nobody's name.
        claraPage.window().reload();
        claraPage.chats().awaitTitle(personalId, "Deleted account");
        var left = claraPage.chats().open(personalId);
        left.awaitMessages("Farewell");
        left.awaitClosedComposer();
        assertThat(left.title()).isEqualTo("Deleted account");
    }

    @Test
    void exportsWhatOneHasWritten(Scene scene) {
        var anna = scene.person("Anna");
        var annaPage = scene.logIn(anna);

        var export = annaPage.settings().dataExport().exportRefused("not the password at all").export(anna.password());
        assertThat(Accessibility.findingsInBothThemes(annaPage.window())).isEmpty();
        export.remove();
    }

    @Test
    void changesThePasswordAndEndsTheLoginOfAThief(Scene scene) {
        var anna = scene.person("Anna");
        var annaPage = scene.logIn(anna);
        var elsewhere = scene.logIn(anna);
        var security = annaPage.settings().security().awaitLogins(2);
        security
            .changePasswordRefused("not the password at all", NEXT, "present")
            .changePasswordRefused(anna.password(), "parleyparley", "next")
            .changePassword(anna.password(), NEXT)
            .awaitLogins(1);

        new LoginPage(elsewhere.window()).logInRefused(anna.username(), anna.password(), "BAD_CREDENTIALS");
        // Where somebody has been logged in before, the account knows the browser.
        var thief = LoginPage.open(scene.window("a thief"), scene.address()).logIn(with(anna, NEXT));
        new SettingsDialog(annaPage.window()).close();
        annaPage.endNewLogin().awaitLogins(1);
        new LoginPage(thief.window());
    }

    @Test
    void comesBackInByTheLinkOfAMail(Scene scene) {
        var anna = scene.person("Anna");
        var address = anna.username() + "@example.org";
        var mails = PostOffice.shared();
        var annaPage = scene.logIn(anna);
        annaPage.settings().security().setEmail(address, anna.password());
        annaPage.confirmEmail(mails.awaitLink(address, 1));

        var window = scene.window("Anna, who has forgotten");
        LoginPage.open(window, scene.address()).forget(address);
        var link = mails.awaitLink(address, 2);
        var reset = ResetPasswordPage.open(window, link);
        assertThat(reset.username()).isEqualTo(anna.username());
        var login = reset.choose(NEXT);
        new LoginPage(annaPage.window());
        login.logIn(with(anna, NEXT));
        ResetPasswordPage.openInvalid(annaPage.window(), link);
    }

    private static Person with(Person person, String password) {
        return new Person(person.id(), person.username(), person.displayName(), password);
    }
}
