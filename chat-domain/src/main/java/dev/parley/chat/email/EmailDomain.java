package dev.parley.chat.email;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;
import java.util.Optional;

/**
 * Where e-mail addresses are: at one host, or at all hosts below one, but not at that itself.
 *
 * @param host in punycode and small letters, as {@link EmailAddress} has it
 */
public record EmailDomain(String host, boolean below) {
    private static final String BELOW = "*.";

    /** @throws ParleyException {@code INVALID_REQUEST} naming {@code domains} */
    public static EmailDomain parse(String text) {
        return read(text).orElseThrow(() ->
            new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("domains", "must be names of hosts as example.org, or *.example.org for all below one")
            )
        );
    }

    /** Empty for what is none. */
    static Optional<EmailDomain> read(String text) {
        String domain = text.strip();
        boolean below = domain.startsWith(BELOW);
        // What is no host of an address is none here.
        return EmailAddress.host(below ? domain.substring(BELOW.length()) : domain).map(host ->
            new EmailDomain(host, below)
        );
    }

    public boolean has(EmailAddress address) {
        return below ? address.host().endsWith("." + host) : address.host().equals(host);
    }

    /** As it is written and read. */
    public String text() {
        return below ? BELOW + host : host;
    }
}
