package dev.parley.e2e;

import dev.parley.e2e.page.InviteDoor;
import dev.parley.e2e.page.JoinPage;
import org.junit.jupiter.api.Test;

/** Joining a chat by the address of an invite. */
@EndToEnd
class InvitesE2E {

    @Test
    void joinsByAnInviteInSightOfTheOwner(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir");
        var annas = scene.logIn(anna).chats().open(group);
        var borisPage = scene.logIn(boris);
        var panel = annas.members();
        var invites = panel.invites();
        var address = invites.create();
        invites.close();

        var boriss = JoinPage.open(borisPage.window(), address).awaitPreview("Choir", 1).join(group);

        boriss.awaitLine("member.joined");
        annas.awaitLine("member.joined");
        panel.awaitRole(boris, "member").close();
        boriss.send("Hello");
        annas.awaitMessages("Hello");
    }

    @Test
    void leadsToTheInviteByWayOfTheLogIn(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createChannel(anna, "News");
        var address = scene.logIn(anna).chats().open(group).members().invites().create();
        var window = scene.window("Boris");

        new InviteDoor(window, address).awaitPreview("News", 1).logIn().logIn(boris);

        new JoinPage(window).awaitPreview("News", 1).join(group).awaitClosedComposer();
    }

    @Test
    void leadsToTheInviteByWayOfTheRegistration(Scene scene) {
        var anna = scene.person("Anna");
        var group = scene.api().createGroup(anna, "Choir");
        var address = scene.logIn(anna).chats().open(group).members().invites().create();
        var window = scene.window("Clara");

        new InviteDoor(window, address)
            .awaitPreview("Choir", 1)
            .register()
            .register(scene.api().uniqueUsername("clara"), "Clara", "correct horse battery");

        new JoinPage(window).awaitPreview("Choir", 1).join(group).send("Hello").awaitMessages("Hello");
        new InviteDoor(scene.window("Dora"), address.replaceFirst("[^/]+$", "nobodyHasMadeThis")).awaitRefused();
    }

    @Test
    void refusesARevokedInvite(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir");
        var invites = scene.logIn(anna).chats().open(group).members().invites();
        var address = invites.create();
        var window = scene.logIn(boris).window();
        var join = JoinPage.open(window, address).awaitPreview("Choir", 1);

        invites.revokeNewest();

        join.joinRefused("INVITE_NOT_FOUND");
        JoinPage.open(window, address).awaitRefused("INVITE_NOT_FOUND");
    }

    @Test
    void refusesAnInviteThatIsUsedUp(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Choir");
        var address = scene.logIn(anna).chats().open(group).members().invites().limit(1).create();
        var claras = scene.logIn(clara).window();

        JoinPage.open(scene.logIn(boris).window(), address).join(group);

        JoinPage.open(claras, address).awaitRefused("INVITE_USED_UP");
    }
}
