package dev.parley.e2e;

import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.AdministrationPage;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.RegisterPage;
import dev.parley.e2e.page.ResetPasswordPage;
import java.net.URI;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What administrators of the installation do. */
@EndToEnd
class AdminE2E {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String NEXT_PASSWORD = "another staple for the battery";

    /** The server is another test's next. */
    @AfterEach
    void openRegistration(Scene scene) {
        scene.api().letRegister("open");
    }

    @Test
    void helpsSomebodyBackInAndLocksAnAccountAndBringsItBack(Scene scene) {
        var root = scene.api().administrator();
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(boris, "Choir");
        var borisPage = scene.logIn(boris);
        borisPage.chats().open(group).send("Before").awaitMessages("Before");
        var administration = scene.logIn(root).settings().administration().people().find(boris);

        var link = URI.create(administration.makeResetLink(boris));
        var window = scene.window("Boris, who has forgotten");
        var chosen = ResetPasswordPage.open(window, link).choose(NEXT_PASSWORD);
        new LoginPage(borisPage.window());
        boris = new Person(boris.id(), boris.username(), boris.displayName(), NEXT_PASSWORD);
        chosen.logIn(boris);
        administration.ask(boris, "lock").confirm().awaitLocked(boris, true);
        var login = new LoginPage(window);
        login.logInRefused(boris.username(), "not the password", "BAD_CREDENTIALS");
        login.logInRefused(boris.username(), boris.password(), "ACCOUNT_LOCKED");
        administration.logOf(boris).awaitEntry("accountLocked").awaitEntry("loginFailed");
        administration.filter("accountLocked").awaitEntry("accountLocked").awaitNoEntry("loginFailed");
        administration.servers(1);

        administration.people().find(boris).ask(boris, "unlock").confirm().awaitLocked(boris, false);
        login.logIn(boris).chats().open(group).awaitMessages("Before");
    }

    @Test
    void makesAPersonWhoChoosesAPasswordByTheLinkAndComesIn(Scene scene) {
        var people = scene.logIn(scene.api().administrator()).settings().administration().people();
        String username = scene.api().uniqueUsername("made");
        var link = URI.create(people.makePerson(username, "Made Person"));

        var window = scene.window("Made person");
        var login = ResetPasswordPage.open(window, link).choose(NEXT_PASSWORD);
        login.logIn(new Person("", username, "Made Person", NEXT_PASSWORD));
    }

    @Test
    void removesAReportedMessageAndTimesItsAuthorOutWhoIsToldWhy(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);
        boriss.send("Out of tune");
        annas.awaitMessages("Out of tune");
        var seq = annas.seqOf("Out of tune");
        annas.menu("Out of tune").report("harassment", "Every week");

        var reports = scene.logIn(scene.api().administrator()).settings().administration().reports();
        reports.awaitReported("Out of tune", "Every week");
        reports.act("removeMessage", "Be kind").act("timeOut", "Be kind");
        annas.awaitDeleted(seq);
        boriss.awaitTimedOut();
        boriss.readNotices("Be kind", "messageRemoved", "timedOut");
        reports.act("acted", "Talked to him").awaitNone();
    }

    @Test
    void switchesOffAWebhookOfAChatWhoseAdminsAreToldWhy(Scene scene) {
        var anna = scene.person("Anna");
        var group = scene.api().createGroup(anna, "Choir");
        var hook = new HashMap<String, @Nullable Object>();
        hook.put("name", "Builds");
        hook.put("picture", null);
        var made = scene.api().post(anna, "/api/chats/" + group + "/incoming-webhooks", hook);
        var webhook = made.at("/webhook/id").asString();
        var annas = scene.logIn(anna).chats().open(group);

        var administration = scene.logIn(scene.api().administrator()).settings().administration();
        administration.switchOffIncoming(webhook, "It posts advertisements");
        annas.openNotices("It posts advertisements", "webhookSuspended");
        administration.allowIncoming(webhook);
    }

    @Test
    void holdsMessagesWithAWordOfTheListUntilTheyAreDecided(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var administration = scene.logIn(scene.api().administrator()).settings().administration();
        administration.words().addWord("flatsharp*", "hold");
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);

        boriss.send("So FLATsharply").awaitUnsent("MESSAGE_HELD");
        annas.send("Before it").awaitMessages("Before it");
        administration.held("So FLATsharply").approveHeld();
        annas.awaitMessages("Before it", "So FLATsharply");
        boriss.awaitMessages("Before it", "So FLATsharply");

        boriss.send("Once more flatsharp").awaitUnsent("MESSAGE_HELD");
        administration.held("Once more flatsharp").refuseHeld("Be kind");
        boriss.awaitUnsent("MESSAGE_NOT_ALLOWED");
        boriss.openNotices("Be kind", "messageRefused");
        boriss.takeBack().awaitBegun("Once more flatsharp");
        administration.words().removeWord();
        boriss.sendBegun();
        annas.awaitMessages("Before it", "So FLATsharply", "Once more flatsharp");
    }

    @Test
    void letsPeopleRegisterByInviteOnly(Scene scene) {
        var administration = scene.logIn(scene.api().administrator()).settings().administration().registration();
        administration.letRegister("byInvite").beginInvite();
        var address = URI.create(administration.createInvite());

        var window = scene.window("Somebody new");
        LoginPage.open(window, scene.address()).awaitNoRegistration();
        window.visit(scene.address().resolve("/register"));
        window.hook("register-refused").awaitAttribute("data-code", "REGISTRATION_BY_INVITE");
        window.visit(address);
        new RegisterPage(window).register(scene.api().uniqueUsername("new"), "Somebody New", PASSWORD);

        var late = scene.window("Somebody late");
        late.visit(address);
        late.hook("register-refused").awaitAttribute("data-code", "INVITE_USED_UP");
    }

    @Test
    void makesAnAdministratorWhoFindsThePageThen(Scene scene) {
        var boris = scene.person("Boris");
        var borisPage = scene.logIn(boris);
        borisPage.settings().awaitNoAdministration().close();
        borisPage.window().visit(scene.address().resolve("/administration"));
        borisPage.window().hook("administration-refused").awaitShown();

        var administration = scene.logIn(scene.api().administrator()).settings().administration().people().find(boris);
        administration.ask(boris, "appoint").confirm().awaitAdministrator(boris, true);
        borisPage.window().reload();
        var own = new AdministrationPage(borisPage.window()).find(boris);
        own.ask(boris, "giveUp").confirm();
        borisPage.window().hook("administration-refused").awaitShown();
    }
}
