package dev.parley.chat.digest;

import dev.parley.chat.auth.Signer;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.user.UserId;
import java.util.Optional;

/**
 * Tokens of the links that switch a digest off without a login. Such a token is bound to the account and to the address that
 * the mail went to, is good for nothing else, and is kept nowhere. It does not expire: also the link of an old mail has to
 * work (RFC 8058).
 */
public final class DigestTokens {

    private static final char SEPARATOR = '.';
    private static final int MAX_LENGTH = 200;

    private final Signer signer;

    /** @param signer with a key that signs nothing else, the same on all nodes */
    public DigestTokens(Signer signer) {
        this.signer = signer;
    }

    String of(UserId userId, EmailAddress address) {
        return userId.value() + SEPARATOR + signer.sign(claim(userId, address));
    }

    /** Whose it claims to be, which is still to be checked. */
    static Optional<UserId> claimed(String token) {
        int end = token.indexOf(SEPARATOR);
        if (end < 0 || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UserId(token.substring(0, end)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Whether it is this user's, by a mail to this address. */
    boolean isOf(String token, UserId userId, EmailAddress address) {
        int end = token.indexOf(SEPARATOR);
        return (
            token.startsWith(userId.value() + SEPARATOR) &&
            signer.isSignature(token.substring(end + 1), claim(userId, address))
        );
    }

    private static String claim(UserId userId, EmailAddress address) {
        return userId.value() + "\n" + address.key();
    }
}
