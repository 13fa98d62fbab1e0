package dev.parley.chat.provider;

import dev.parley.chat.id.Secrets;

/** Somebody at a provider. Of one issuer no two have the same subject, ever; the names they go by may pass to others. */
public record ProviderIdentity(String issuer, String subject) {
    /** Names it, however long the two are. */
    public String key() {
        return Secrets.hash(issuer + "\n" + subject);
    }
}
