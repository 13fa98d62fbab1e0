package dev.parley.chat.digest;

import dev.parley.chat.email.UserAddress;
import dev.parley.chat.user.User;

/** Hands a digest to the mail server. */
public interface DigestMails {
    /** What has become of a mail. */
    enum Outcome {
        SENT,
        /** The mail server takes none for this address. */
        REFUSED,
        /** The mail server cannot be reached, or takes none for now. */
        LATER,
    }

    /** Whether this server sends mails. */
    boolean areSent();

    /** @param token by which the digest is switched off, see {@link DigestTokens} */
    Outcome send(User user, UserAddress to, DigestFrequency frequency, Digest digest, String token);
}
