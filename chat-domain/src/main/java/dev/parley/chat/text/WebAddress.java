package dev.parley.chat.text;

import java.util.regex.Pattern;

/** Whether a browser would follow an address. */
final class WebAddress {

    private static final int LAST_PORT = 65_535;
    private static final Pattern AUTHORITY = Pattern.compile(
        "(\\[[0-9A-Fa-f:.]++]|[^\\[\\]:@%^|<>\\s]++)(?::(\\d{0,5}+))?+"
    );
    /** A browser passes over slashes before the host. */
    private static final Pattern SCHEME = Pattern.compile("^[^:]++:/++");

    private static final Pattern AUTHORITY_END = Pattern.compile("[/?#]");

    private WebAddress() {}

    /** @param address as {@link Addresses} finds one: false where its host is none, or it has a user's name */
    static boolean leadsSomewhere(String address) {
        String rest = SCHEME.matcher(address).replaceFirst("");
        var authority = AUTHORITY.matcher(AUTHORITY_END.split(rest, 2)[0]);
        if (!authority.matches()) {
            return false;
        }
        String port = authority.group(2);
        return port == null || port.isEmpty() || Integer.parseInt(port) <= LAST_PORT;
    }
}
