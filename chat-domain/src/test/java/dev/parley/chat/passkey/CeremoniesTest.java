package dev.parley.chat.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.passkey.PasskeyResponses.Made;
import dev.parley.chat.passkey.PasskeyResponses.Shown;
import dev.parley.chat.user.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CeremoniesTest {

    private static final UserId ANNA = new UserId("01jd0000000000000000000001");
    private static final UserId BORIS = new UserId("01jd0000000000000000000002");
    private static final String ADD = "add";
    private static final String LOG_IN = "log-in";

    private final Challenges challenges = new Challenges();
    private final Ceremonies ceremonies = new Ceremonies(PasskeyAddress.LOCAL, challenges);
    private final SoftAuthenticator authenticator = new SoftAuthenticator();
    private final Map<String, Passkey> kept = new HashMap<>();

    /** In memory. */
    private static final class Challenges implements PasskeyChallenges {

        private final Map<String, String> purposes = new HashMap<>();

        @Override
        public String make(String purpose) {
            String challenge = Base64Url.encode(("challenge " + purposes.size()).getBytes());
            purposes.put(challenge, purpose);
            return challenge;
        }

        @Override
        public boolean take(String challenge, String purpose) {
            return purpose.equals(purposes.remove(challenge));
        }
    }

    @Test
    void letsInByAPasskeyThatWasMadeBefore() {
        var made = keep(authenticator);
        assertThat(made.id()).isEqualTo(authenticator.id());
        assertThat(made.count()).isZero();
        var used = show(authenticator.counting(7));
        assertThat(used.passkey().userId()).isEqualTo(ANNA);
        assertThat(used.credential().count()).isEqualTo(7);
    }

    @Test
    void aChallengeIsForOneUseAndForWhatItWasMadeFor() {
        keep(authenticator);
        var shown = authenticator.show(challenges.make(LOG_IN), ANNA);
        shown(shown);
        refused(ErrorCode.PASSKEY_EXPIRED, () -> shown(shown));
        refused(ErrorCode.PASSKEY_EXPIRED, () -> shown(authenticator.show(challenges.make(ADD), ANNA)));
        var made = new SoftAuthenticator().make(challenges.make("add/" + BORIS));
        refused(ErrorCode.PASSKEY_EXPIRED, () -> ceremonies.made(made, "add/" + ANNA));
        refused(ErrorCode.PASSKEY_EXPIRED, () -> ceremonies.made(made, "add/" + BORIS));
        refused(ErrorCode.PASSKEY_EXPIRED, () -> shown(authenticator.show("c29tZSB0aGluZw", ANNA)));
    }

    @Test
    void aRefusedAnswerUsesTheChallengeUpToo() {
        keep(authenticator);
        String challenge = challenges.make(LOG_IN);
        refused(ErrorCode.PASSKEY_REFUSED, () -> shown(authenticator.altering(true).show(challenge, ANNA)));
        refused(ErrorCode.PASSKEY_EXPIRED, () -> shown(authenticator.altering(false).show(challenge, ANNA)));
    }

    @Test
    void refusesPagesAndHostsOfOthers() {
        keep(authenticator);
        for (String origin : List.of("https://evil.example", "http://localhost.evil.example")) {
            refused(ErrorCode.PASSKEY_WRONG_ADDRESS, () -> show(authenticator.at(origin)));
        }
        authenticator.at("http://localhost:8081");
        show(authenticator);
        refused(ErrorCode.PASSKEY_REFUSED, () -> show(authenticator.forHost("evil.example")));
        refused(ErrorCode.PASSKEY_REFUSED, () -> make(new SoftAuthenticator().forHost("evil.example")));
        refused(ErrorCode.PASSKEY_WRONG_ADDRESS, () -> make(new SoftAuthenticator().at("https://evil.example")));
    }

    @Test
    void anAddressThatIsConfiguredIsTheOnlyOne() {
        var configured = PasskeyAddress.of(URI.create("https://Chat.example.org:443/")).orElseThrow();
        assertThat(configured).isEqualTo(new PasskeyAddress("chat.example.org", "https://chat.example.org"));
        assertThat(configured.fits("https://chat.example.org")).isTrue();
        for (String other : List.of(
            "http://chat.example.org",
            "https://chat.example.org:8443",
            "https://a.chat.example.org",
            "https://example.org"
        )) {
            assertThat(configured.fits(other)).as(other).isFalse();
        }
        for (String none : List.of("http://chat.example.org", "https://10.0.0.1", "https://chat", "chat.example.org")) {
            assertThat(PasskeyAddress.of(URI.create(none)))
                .as(none)
                .isEmpty();
        }
    }

    @Test
    void thePersonHasToBeVerified() {
        keep(authenticator);
        refused(ErrorCode.PASSKEY_REFUSED, () -> show(authenticator.verifying(false)));
        refused(ErrorCode.PASSKEY_REFUSED, () -> make(new SoftAuthenticator().verifying(false)));
    }

    @Test
    void refusesAnAlteredSignatureAndOneByAnotherKey() {
        keep(authenticator);
        var stranger = new SoftAuthenticator().named(Base64Url.decode(authenticator.id()));
        refused(ErrorCode.PASSKEY_REFUSED, () -> show(stranger));
        refused(ErrorCode.PASSKEY_REFUSED, () -> show(authenticator.altering(true)));
    }

    @Test
    void refusesThePasskeyOfAnother() {
        keep(authenticator);
        refused(ErrorCode.PASSKEY_REFUSED, () -> shown(authenticator.show(challenges.make(LOG_IN), BORIS)));
        refused(ErrorCode.PASSKEY_UNKNOWN, () -> show(new SoftAuthenticator()));
    }

    @Test
    void noticesACopy() {
        keep(authenticator.counting(5));
        for (int count : List.of(5, 4, 0)) {
            assertThatExceptionOfType(Ceremonies.ClonedException.class).isThrownBy(() ->
                show(authenticator.counting(count))
            );
        }
        assertThat(show(authenticator.counting(6)).credential().count()).isEqualTo(6);
    }

    @Test
    void refusesWhatIsTooLargeOrNone() {
        keep(authenticator);
        var shown = authenticator.show(challenges.make(LOG_IN), ANNA);
        String big = Base64Url.encode(new byte[20_000]);
        for (String bad : List.of(big, "", "not base64url!")) {
            for (Shown each : List.of(
                new Shown(bad, shown.clientData(), shown.authenticatorData(), shown.signature(), shown.userHandle()),
                new Shown(shown.credential(), bad, shown.authenticatorData(), shown.signature(), shown.userHandle()),
                new Shown(shown.credential(), shown.clientData(), bad, shown.signature(), shown.userHandle()),
                new Shown(shown.credential(), shown.clientData(), shown.authenticatorData(), bad, shown.userHandle()),
                new Shown(shown.credential(), shown.clientData(), shown.authenticatorData(), shown.signature(), bad)
            )) {
                refused(ErrorCode.INVALID_REQUEST, () -> shown(each));
            }
            refused(ErrorCode.INVALID_REQUEST, () -> ceremonies.made(new Made(bad, shown.clientData()), ADD));
            refused(ErrorCode.INVALID_REQUEST, () -> ceremonies.made(new Made(shown.clientData(), bad), ADD));
        }
        assertThat(shown(shown).passkey().userId()).as("the challenge is still good").isEqualTo(ANNA);
    }

    @Test
    void refusesWhatCannotBeRead() {
        keep(authenticator);
        var shown = authenticator.show(challenges.make(LOG_IN), ANNA);
        String rubbish = Base64Url.encode("{\"type\": 1".getBytes());
        refused(ErrorCode.PASSKEY_REFUSED, () ->
            shown(
                new Shown(shown.credential(), rubbish, shown.authenticatorData(), shown.signature(), shown.userHandle())
            )
        );
        refused(ErrorCode.PASSKEY_REFUSED, () ->
            shown(new Shown(shown.credential(), shown.clientData(), rubbish, shown.signature(), shown.userHandle()))
        );
        var made = authenticator.make(challenges.make(ADD));
        refused(ErrorCode.PASSKEY_REFUSED, () -> ceremonies.made(new Made(made.clientData(), rubbish), ADD));
        refused(ErrorCode.PASSKEY_REFUSED, () -> show(authenticator.at("no origin")));
    }

    private Credential make(SoftAuthenticator by) {
        return ceremonies.made(by.make(challenges.make(ADD)), ADD);
    }

    private Credential keep(SoftAuthenticator by) {
        var made = make(by);
        var id = new PasskeyId("01jd0000000000000000000003");
        kept.put(made.id(), new Passkey(id, ANNA, "Laptop", made, Instant.EPOCH, null));
        return made;
    }

    private Ceremonies.Used show(SoftAuthenticator by) {
        return shown(by.show(challenges.make(LOG_IN), ANNA));
    }

    private Ceremonies.Used shown(Shown response) {
        return ceremonies.shown(response, LOG_IN, credential -> {
            if (!kept.containsKey(credential)) {
                throw new ParleyException(ErrorCode.PASSKEY_UNKNOWN);
            }
            return Objects.requireNonNull(kept.get(credential));
        });
    }

    private static void refused(ErrorCode code, ThrowingCallable task) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(task)
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
