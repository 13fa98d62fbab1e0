package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import dev.parley.e2e.page.SecondFactorSetUp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A code of an app beside the password, and a passkey in place of both. */
@EndToEnd
class SecondFactorE2E {

    /** The server is another test's next. */
    @AfterEach
    void requireNone(Scene scene) {
        scene.api().requireSecondFactor("nobody");
        scene.api().resetSecondFactor(scene.api().administrator());
    }

    @Test
    void isSetUpAskedForReplacedByARecoveryCodeAndTurnedOff(Scene scene) {
        var anna = scene.person("Anna");
        var annaPage = scene.logIn(anna);
        var security = annaPage.settings().security();
        var setUp = security.setUpSecondFactor();
        assertThat(Accessibility.findingsInBothThemes(annaPage.window())).isEmpty();
        var noted = setUp.setUp(anna.password());
        security.awaitSecondFactor(true);

        var window = scene.window("Anna elsewhere");
        var step = LoginPage.open(window, scene.address()).logInByTwoSteps(anna);
        assertThat(Accessibility.findingsInBothThemes(window)).isEmpty();
        step.finishRefused("000000").finishRefused(noted.used()).finish(noted.app().code(1));

        var lost = scene.window("Anna without her phone");
        LoginPage.open(lost, scene.address())
            .logInByTwoSteps(anna)
            .recover()
            .finishRefused("abcd-efgh-ijkl-mnop")
            .finish(noted.codes().get(0));

        security.turnOffSecondFactor(anna.password(), noted.codes().get(1));
        LoginPage.open(scene.window("Anna by the password alone"), scene.address()).logIn(anna);
    }

    @Test
    void aPasskeyLetsInUntilItIsRemoved(Scene scene) {
        var clara = scene.person("Clara");
        var claraPage = scene.logIn(clara);
        claraPage.window().keepPasskeys();
        var settings = claraPage.settings();
        settings.security().addPasskey("Laptop", clara.password()).renamePasskey("Key ring");
        var again = settings.logOut().logInByPasskey().settings();
        again.security().removePasskey(clara.password());
        again.logOut().logInByPasskeyRefused("PASSKEY_UNKNOWN");
    }

    @Test
    void isSetUpBeforeAnythingElseWhereItIsRequired(Scene scene) {
        var root = scene.api().administrator();
        var boris = scene.person("Boris");
        scene.api().appoint(boris);
        var borisPage = scene.logIn(boris);
        var rootPage = scene.logIn(root);
        var settings = rootPage.settings();
        settings.security().setUpSecondFactor().setUp(root.password());
        var administration = settings.administration().security();
        administration.requireSecondFactor("administrators");

        var owed = SecondFactorSetUp.owed(borisPage.window());
        assertThat(Accessibility.findingsInBothThemes(borisPage.window())).isEmpty();
        owed.setUp(boris.password());
        new MainPage(borisPage.window());
        administration.people().find(boris).ask(boris, "resetFactor").confirm();
        SecondFactorSetUp.owed(borisPage.window());
        administration.security().requireSecondFactor("nobody");
    }
}
