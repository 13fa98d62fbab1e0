package dev.parley.chat.email;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address of plain ASCII, as every mail server takes it (RFC 5321): the part before the {@code @} is a dot-string,
 * the host a name, in punycode where it is international. It has nothing that could end a line of a mail or begin another
 * field of its head.
 */
public record EmailAddress(String text) {
    private static final int MAX = 254;
    private static final Pattern LOCAL = Pattern.compile(
        "[a-zA-Z0-9_+~][a-zA-Z0-9_+~'&#*/=?^{}|$-]*(\\.[a-zA-Z0-9_+~'&#*/=?^{}|$-]+)*"
    );
    private static final int LOCAL_MAX = 64;
    private static final Pattern HOST = Pattern.compile(
        "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=[a-z0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
    );

    /** @throws ParleyException {@code INVALID_REQUEST} naming {@code email} */
    public static EmailAddress parse(String text) {
        return read(text).orElseThrow(() ->
            new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("email", "must be an e-mail address"))
        );
    }

    /** Empty for what is none. */
    public static Optional<EmailAddress> read(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || at > LOCAL_MAX || address.length() > MAX) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        return host(address.substring(at + 1))
            .filter(_ -> LOCAL.matcher(local).matches())
            .map(host -> new EmailAddress(local + "@" + host))
            .filter(each -> each.text().length() <= MAX);
    }

    /** The name of a host as addresses have it; empty for what is none. */
    static Optional<String> host(String text) {
        try {
            String host = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return HOST.matcher(host).matches() ? Optional.of(host) : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** Behind the {@code @}. */
    String host() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    /** What is the same for all spellings of an address. Servers that tell capitals apart are not known. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Without the address, so that it never reaches a log. */
    @Override
    public String toString() {
        return "EmailAddress[]";
    }
}
