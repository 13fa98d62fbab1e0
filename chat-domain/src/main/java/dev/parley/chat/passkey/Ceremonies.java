package dev.parley.chat.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.passkey.PasskeyResponses.Made;
import dev.parley.chat.passkey.PasskeyResponses.Shown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies what browsers answer (WebAuthn Level 3, sections 7.1 and 7.2). Each answer uses up the challenge it was given for,
 * also one that is refused. The person is always verified by their device, so a passkey is two factors at once. Whose make
 * the authenticator is nobody asks.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class Ceremonies {

    /** By COSE's numbers, the one that is liked best first. */
    public static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    private static final int CREDENTIAL_BYTES = 1_023;
    private static final int HANDLE_BYTES = 64;
    private static final int SIGNATURE_BYTES = 1_024;
    private static final int DATA_BYTES = 4_096;
    private static final int ATTESTATION_BYTES = 16_384;

    private static final List<PublicKeyCredentialParameters> KEYS = ALGORITHMS.stream()
        .map(COSEAlgorithmIdentifier::create)
        .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
        .toList();

    private final PasskeyAddress address;
    private final PasskeyChallenges challenges;
    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** Somebody has shown a passkey that cannot be where it was last: there are two of it. */
    public static final class ClonedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * A passkey that was made.
     *
     * @param purpose of the challenge
     * @throws ParleyException {@code INVALID_REQUEST}, {@code PASSKEY_REFUSED}, {@code PASSKEY_EXPIRED}, {@code
     *     PASSKEY_WRONG_ADDRESS}
     */
    public Credential made(Made response, String purpose) {
        var request = new RegistrationRequest(
            Base64Url.decode("attestation", response.attestation(), ATTESTATION_BYTES),
            Base64Url.decode("clientData", response.clientData(), DATA_BYTES)
        );
        RegistrationData data = readable(request, manager::parse);
        var server = opened(data.getCollectedClientData(), purpose);
        try {
            manager.verify(data, new RegistrationParameters(server, KEYS, true, true));
        } catch (VerificationException why) {
            throw refused(why);
        }
        var seen = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var key = Objects.requireNonNull(seen.getAttestedCredentialData());
        if (key.getCredentialId().length > CREDENTIAL_BYTES) {
            throw refused();
        }
        return new Credential(
            Base64Url.encode(key.getCredentialId()),
            Base64Url.encode(keys.convert(key)),
            seen.getSignCount(),
            seen.isFlagBE(),
            seen.isFlagBS()
        );
    }

    /**
     * The passkey that somebody has shown they have, as it is after that.
     *
     * @param purpose of the challenge
     * @param find by the credential; throws where there is none
     * @throws ParleyException as {@link #made}
     * @throws ClonedException where it has signed less often than was noted before
     */
    public Used shown(Shown response, String purpose, Function<String, Passkey> find) {
        byte[] credential = Base64Url.decode("credential", response.credential(), CREDENTIAL_BYTES);
        byte[] handle = Base64Url.decode("userHandle", response.userHandle(), HANDLE_BYTES);
        var request = new AuthenticationRequest(
            credential,
            handle,
            Base64Url.decode("authenticatorData", response.authenticatorData(), DATA_BYTES),
            Base64Url.decode("clientData", response.clientData(), DATA_BYTES),
            Base64Url.decode("signature", response.signature(), SIGNATURE_BYTES)
        );
        AuthenticationData data = readable(request, manager::parse);
        var server = opened(data.getCollectedClientData(), purpose);
        var passkey = find.apply(Base64Url.encode(credential));
        if (!UserHandle.of(passkey.userId()).equals(Base64Url.encode(handle))) {
            throw refused();
        }
        try {
            manager.verify(data, new AuthenticationParameters(server, record(passkey.credential()), null, true, true));
        } catch (MaliciousCounterValueException _) {
            throw new ClonedException();
        } catch (VerificationException why) {
            throw refused(why);
        }
        var seen = Objects.requireNonNull(data.getAuthenticatorData());
        return new Used(passkey, passkey.credential().after(seen.getSignCount(), seen.isFlagBS()));
    }

    /** @param credential as it is after the use */
    public record Used(Passkey passkey, Credential credential) {}

    private CredentialRecordImpl record(Credential credential) {
        return new CredentialRecordImpl(
            new NoneAttestationStatement(),
            true,
            credential.shareable(),
            credential.shared(),
            credential.count(),
            keys.convert(Base64Url.decode(credential.key())),
            null,
            null,
            null,
            null
        );
    }

    private static <Q, A> A readable(Q request, Function<Q, A> parse) {
        try {
            return parse.apply(request);
        } catch (RuntimeException unreadable) {
            // The library lets errors of its parsers through, whatever they are.
            log.debug("The answer to a request for a passkey cannot be read", unreadable);
            throw refused();
        }
    }

    /** Uses the challenge up. */
    private ServerProperty opened(@Nullable CollectedClientData client, String purpose) {
        if (client == null) {
            throw refused();
        }
        String challenge = Base64Url.encode(client.getChallenge().getValue());
        if (!challenges.take(challenge, purpose)) {
            throw new ParleyException(ErrorCode.PASSKEY_EXPIRED);
        }
        if (!address.fits(client.getOrigin().toString())) {
            throw new ParleyException(
                ErrorCode.PASSKEY_WRONG_ADDRESS,
                Map.of("address", Objects.requireNonNullElse(address.origin(), address.host()))
            );
        }
        return ServerProperty.builder()
            .origin(client.getOrigin())
            .rpId(address.host())
            .challenge(client.getChallenge())
            .build();
    }

    private static ParleyException refused(VerificationException why) {
        log.debug("A passkey was refused", why);
        return refused();
    }

    private static ParleyException refused() {
        return new ParleyException(ErrorCode.PASSKEY_REFUSED);
    }
}
