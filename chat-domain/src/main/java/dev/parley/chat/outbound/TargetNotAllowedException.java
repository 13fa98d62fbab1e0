package dev.parley.chat.outbound;

import java.net.UnknownHostException;

/** A name, or an address, leads nowhere that this server may be made to call. */
final class TargetNotAllowedException extends UnknownHostException {

    TargetNotAllowedException(String host) {
        super(host);
    }
}
