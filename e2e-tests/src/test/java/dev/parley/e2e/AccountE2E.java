package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.LoginPage;
import org.junit.jupiter.api.Test;

/** The end of an account. */
@EndToEnd
class AccountE2E {

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
}
