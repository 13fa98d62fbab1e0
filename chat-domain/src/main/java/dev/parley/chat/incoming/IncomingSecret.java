package dev.parley.chat.incoming;

import dev.parley.chat.id.Secrets;
import java.security.SecureRandom;

/** The secret part of an incoming webhook's address, one of {@link Secrets}. */
public record IncomingSecret(String value) {
    static IncomingSecret random(SecureRandom random) {
        return new IncomingSecret(Secrets.random(random));
    }

    String hash() {
        return Secrets.hash(value);
    }

    boolean hasHash(String kept) {
        return Secrets.isKept(value, kept);
    }

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "…";
    }
}
