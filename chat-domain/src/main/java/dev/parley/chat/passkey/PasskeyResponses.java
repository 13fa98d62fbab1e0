package dev.parley.chat.passkey;

/** What a browser answers when it is asked for a passkey. Binary values are base64url. */
public final class PasskeyResponses {

    private PasskeyResponses() {}

    /**
     * That a passkey was made.
     *
     * @param clientData WebAuthn's {@code clientDataJSON}
     * @param attestation its {@code attestationObject}
     */
    public record Made(String clientData, String attestation) {}

    /**
     * That somebody has one.
     *
     * @param credential by which the authenticator knows it
     * @param userHandle the user whose it is, as the authenticator has kept it
     */
    public record Shown(
        String credential,
        String clientData,
        String authenticatorData,
        String signature,
        String userHandle
    ) {}
}
