package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import dev.parley.e2e.page.SecondFactorSetUp;
import java.util.ArrayList;
import java.util.List;
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
        expectNoFault(annaPage.window());
        var noted = setUp.setUp(anna.password());
        security.awaitSecondFactor(true);

        var window = scene.window("Anna elsewhere");
        var step = LoginPage.open(window, scene.address()).logInByTwoSteps(anna);
        expectNoFault(window);
        step.finishRefused("000000");
        expectNoFault(window);
        step.finishRefused(noted.used()).finish(noted.app().code(1));

        var lost = scene.window("Anna without her phone");
        var recovery = LoginPage.open(lost, scene.address()).logInByTwoSteps(anna).recover();
        expectNoFault(lost);
        recovery.finishRefused("abcd-efgh-ijkl-mnop").finish(noted.codes().get(0));

        security.turnOffSecondFactor(anna.password(), noted.codes().get(1));
        LoginPage.open(scene.window("Anna by the password alone"), scene.address()).logIn(anna);
    }

    @Test
    void aPasskeyLetsInUntilItIsRemoved(Scene scene) {
        var clara = scene.person("Clara");
        var claraPage = scene.logIn(clara);
        var window = claraPage.window();
        window.keepPasskeys();
        var settings = claraPage.settings();
        var security = settings.security();
        for (String opens : List.of("passkey-new", "passkey-rename", "passkey-remove")) {
            if (opens.equals("passkey-rename")) {
                security.addPasskey(LongNames.ONE_WORD, clara.password());
            }
            window.hook(opens).click();
            expectNoFault(window);
            window.reload();
        }
        security.renamePasskey("Key ring");
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
        expectNoFault(borisPage.window());
        owed.setUp(boris.password());
        new MainPage(borisPage.window());
        administration.people().find(boris).ask(boris, "resetFactor").confirm();
        SecondFactorSetUp.owed(borisPage.window());
        administration.security().requireSecondFactor("nobody");
    }

    /** It fits all widths, and everybody can use it. */
    private static void expectNoFault(Window window) {
        var faults = new ArrayList<>(Overflow.everywhere(window, Overflow.Looks.CROSSED, () -> {}, () -> {}));
        faults.addAll(Accessibility.findingsInBothThemes(window));
        faults.addAll(Accessibility.findingsInForcedColours(window));
        faults.addAll(Accessibility.findingsZoomed(window));
        window.resize(1440, 900);
        assertThat(faults).isEmpty();
    }
}
