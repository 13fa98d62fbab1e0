package dev.parley.chat.passkey;

/**
 * What an authenticator has told of a passkey.
 *
 * @param id by which the authenticator knows it, as base64url
 * @param key WebAuthn's attested credential data with the public key, as base64url
 * @param count how often it has signed; 0 where the authenticator does not count, as those that share passkeys between devices
 * @param shareable whether it may be on several devices
 * @param shared whether it is
 */
public record Credential(String id, String key, long count, boolean shareable, boolean shared) {
    Credential after(long newCount, boolean nowShared) {
        return new Credential(id, key, newCount, shareable, nowShared);
    }
}
