package dev.parley.calls.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a TURN server is (RFC 7065). */
record RelayAddress(String host, int port, Way way) {
    private static final Pattern SHAPE = Pattern.compile(
        "(turns?):(\\[[0-9a-f:.]+]|[^:?/\\s]+)(?::(\\d{1,5}))?(?:\\?transport=(udp|tcp))?",
        Pattern.CASE_INSENSITIVE
    );
    private static final int USUAL = 3478;
    private static final int USUAL_BY_TLS = 5349;
    private static final int MAX_PORT = 65_535;

    enum Way {
        UDP,
        TCP,
        TLS,
    }

    /** Empty for what is no address of a TURN server, and for one by DTLS, which no browser uses. */
    static Optional<RelayAddress> parse(String text) {
        var parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean secure = parts.group(1).toLowerCase(Locale.ROOT).equals("turns");
        boolean udp = !"tcp".equalsIgnoreCase(parts.group(4));
        int port = parts.group(3) == null ? (secure ? USUAL_BY_TLS : USUAL) : Integer.parseInt(parts.group(3));
        boolean byDtls = secure && "udp".equalsIgnoreCase(parts.group(4));
        return port < 1 || port > MAX_PORT || byDtls
            ? Optional.empty()
            : Optional.of(new RelayAddress(parts.group(2), port, secure ? Way.TLS : udp ? Way.UDP : Way.TCP));
    }
}
