package dev.parley.api.auth;

import dev.parley.chat.factor.Passkeys;
import dev.parley.chat.passkey.Ceremonies;
import dev.parley.chat.passkey.Passkey;
import dev.parley.chat.passkey.PasskeyAddress;
import dev.parley.chat.passkey.PasskeyChallenges;
import dev.parley.chat.passkey.PasskeyId;
import dev.parley.chat.passkey.PasskeyResponses;
import dev.parley.chat.passkey.UserHandle;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about passkeys. What is binary is base64url without padding. */
final class PasskeyMessages {

    private PasskeyMessages() {}

    /**
     * For which pages passkeys are.
     *
     * @param host WebAuthn's id of the relying party
     * @param origin of the page; null for any port of this host
     */
    record PasskeyAddressView(String host, @Nullable String origin) {
        static PasskeyAddressView of(PasskeyAddress address) {
            return new PasskeyAddressView(address.host(), address.origin());
        }
    }

    /** @param lastUsedAt to log in; null for never */
    record PasskeyView(PasskeyId id, String name, Instant addedAt, @Nullable Instant lastUsedAt) {
        static PasskeyView of(Passkey passkey) {
            return new PasskeyView(passkey.id(), passkey.name(), passkey.addedAt(), passkey.usedAt());
        }
    }

    /**
     * @param passkeys the one that was added first, first
     * @param most how many there may be
     * @param allowed whether the user may log in by one; not whom a provider lets in
     * @param required whether an administrator has decided that the user has to have one
     */
    record PasskeyList(
        List<PasskeyView> passkeys,
        int most,
        boolean allowed,
        boolean required,
        PasskeyAddressView address
    ) {}

    /**
     * What a browser makes a passkey of.
     *
     * @param challenge good for one passkey, in this login
     * @param user WebAuthn's user handle
     * @param algorithms of COSE, the best first
     * @param present passkeys that the user has, as authenticators know them
     */
    record PasskeySetUp(
        String challenge,
        String host,
        String user,
        String username,
        String displayName,
        List<Integer> algorithms,
        List<String> present,
        long expiresInMs
    ) {
        static PasskeySetUp of(Passkeys.SetUp begun) {
            return new PasskeySetUp(
                begun.challenge(),
                begun.address().host(),
                UserHandle.of(begun.user().id()),
                begun.user().username(),
                begun.user().displayName(),
                Ceremonies.ALGORITHMS,
                begun
                    .present()
                    .stream()
                    .map(each -> each.credential().id())
                    .toList(),
                PasskeyChallenges.LIFETIME.toMillis()
            );
        }

        /** Without the challenge, so that it never reaches a log. */
        @Override
        public String toString() {
            return "PasskeySetUp[]";
        }
    }

    /** What a browser asks for a passkey with. @param challenge good for one log-in */
    record PasskeyAsked(String challenge, String host, long expiresInMs) {
        /** Without the challenge, so that it never reaches a log. */
        @Override
        public String toString() {
            return "PasskeyAsked[]";
        }
    }

    /** @param code of a second factor, where one is on */
    record ProofRequest(
        @NotNull @Size(max = 500) String password,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 100) @Nullable String code
    ) {
        @Override
        public String toString() {
            return "ProofRequest[]";
        }
    }

    /**
     * @param clientData WebAuthn's {@code clientDataJSON}
     * @param attestation its {@code attestationObject}
     */
    record AddPasskeyRequest(
        @NotNull @Size(max = 500) String name,
        @NotNull @Size(max = 8_000) String clientData,
        @NotNull @Size(max = 30_000) String attestation
    ) {
        PasskeyResponses.Made made() {
            return new PasskeyResponses.Made(clientData, attestation);
        }
    }

    record RenamePasskeyRequest(@NotNull @Size(max = 500) String name) {}

    /**
     * @param credential WebAuthn's id of it
     * @param user its user handle
     */
    record PasskeyLoginRequest(
        @NotNull @Size(max = 2_000) String credential,
        @NotNull @Size(max = 8_000) String clientData,
        @NotNull @Size(max = 8_000) String authenticatorData,
        @NotNull @Size(max = 2_000) String signature,
        @NotNull @Size(max = 200) String user
    ) {
        PasskeyResponses.Shown shown() {
            return new PasskeyResponses.Shown(credential, clientData, authenticatorData, signature, user);
        }

        @Override
        public String toString() {
            return "PasskeyLoginRequest[]";
        }
    }
}
