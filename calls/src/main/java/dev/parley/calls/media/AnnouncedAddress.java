package dev.parley.calls.media;

import java.util.regex.Pattern;

/**
 * An address as the configuration has it: an IP address or a name, and a port after a colon if it is another than the one
 * that is bound. An IPv6 address with a port is in brackets.
 *
 * @param port 0 where none is given
 */
record AnnouncedAddress(String host, int port) {
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[(.+)]|([^:]+)):(\\d{1,5})");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[(.+)]");

    static AnnouncedAddress parse(String text) {
        var withPort = WITH_PORT.matcher(text);
        if (withPort.matches()) {
            String host = withPort.group(1) == null ? withPort.group(2) : withPort.group(1);
            return new AnnouncedAddress(host, Integer.parseInt(withPort.group(3)));
        }
        var inBrackets = IN_BRACKETS.matcher(text);
        return new AnnouncedAddress(inBrackets.matches() ? inBrackets.group(1) : text, 0);
    }

    AnnouncedAddress withoutPort() {
        return new AnnouncedAddress(host, 0);
    }
}
