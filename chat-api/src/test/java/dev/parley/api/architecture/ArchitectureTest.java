package dev.parley.api.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatPolicy;
import dev.parley.chat.administration.Registrations;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
    packages = "dev.parley",
    importOptions = { ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class }
)
class ArchitectureTest {

    /** The tests of another module, as they are packaged. */
    static final class WithoutTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String DOMAIN = "dev.parley.chat..";
    private static final String CALLS = "dev.parley.calls..";
    private static final String API = "dev.parley.api..";

    @ArchTest
    static final ArchRule theDomainKnowsNothingAboveIt = noClasses()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CALLS, API, "org.springframework.web..", "org.springframework.http..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule callsKnowNoTransport = noClasses()
        .that()
        .resideInAPackage(CALLS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(API, "org.springframework.web..", "org.springframework.http..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule packagesOfTheDomainFormNoCycle = slices()
        .matching("dev.parley.chat.(*)..")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfCallsFormNoCycle = slices()
        .matching("dev.parley.calls.(*)..")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheApiFormNoCycle = slices()
        .matching("dev.parley.api.(*)..")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsOfTheSocketFormNoCycle = slices()
        .matching("dev.parley.api.realtime.(*)..")
        .should()
        .beFreeOfCycles();

    /** As the package-info of each room says. */
    @ArchTest
    static final ArchRule roomsOfTheSocketCallDownwards = layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.parley.api.realtime..")
        .layer("socket")
        .definedBy("dev.parley.api.realtime.socket..")
        .layer("command")
        .definedBy("dev.parley.api.realtime.command..")
        .layer("lifecycle")
        .definedBy("dev.parley.api.realtime.lifecycle..")
        .layer("delivery")
        .definedBy("dev.parley.api.realtime.delivery..")
        .layer("presence")
        .definedBy("dev.parley.api.realtime.presence..")
        .layer("feed")
        .definedBy("dev.parley.api.realtime.feed..")
        .layer("bus")
        .definedBy("dev.parley.api.realtime.bus..")
        .layer("connection")
        .definedBy("dev.parley.api.realtime.connection..")
        .whereLayer("socket")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("delivery")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("command")
        .mayOnlyBeAccessedByLayers("socket")
        .whereLayer("lifecycle")
        .mayOnlyBeAccessedByLayers("socket", "command")
        .whereLayer("presence")
        .mayOnlyBeAccessedByLayers("command", "lifecycle", "delivery")
        .whereLayer("feed")
        .mayOnlyBeAccessedByLayers("command", "lifecycle", "delivery", "presence")
        .whereLayer("bus")
        .mayOnlyBeAccessedByLayers("lifecycle", "delivery", "presence", "feed");

    @ArchTest
    static final ArchRule jacksonIsTheThird = noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule timeAndIdsAreInjected = noClasses()
        .that()
        .areNotAnnotatedWith(Configuration.class)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule transportLeavesPermissionsToTheDomain = noClasses()
        .that()
        .resideInAnyPackage("dev.parley.api.realtime..", "dev.parley.api.chat..", "dev.parley.api.user..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ChatAccess.class, ChatPolicy.class);

    /** Whoever may register is decided in one place; the demo users are made by the server itself. */
    @ArchTest
    static final ArchRule registrationsAreTheOneWayToAnAccount = noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Registrations.class.getName())
        .and()
        .resideOutsideOfPackage("dev.parley.api.demo..")
        .should()
        .callMethod(Accounts.class, "register", String.class, String.class, String.class, PasswordSource.class);

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness = classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .bePackagePrivate();

    @ArchTest
    static final ArchRule noPackageIsADrawer = noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..helper..",
            "..common..",
            "..misc..",
            "..dto..",
            "..service..",
            "..controller.."
        );

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes().should(
        new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                    type.getPackage().tryGetPackageInfo().isPresent() &&
                    type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        }
    );
}
