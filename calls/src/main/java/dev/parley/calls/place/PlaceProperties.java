package dev.parley.calls.place;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param ringUpTo up to how many members a group or channel rings all of them when a call starts; a personal chat always
 *     rings
 */
@ConfigurationProperties("parley.calls")
record PlaceProperties(@DefaultValue("10") int ringUpTo) {
    PlaceProperties {
        if (ringUpTo < 0) {
            throw new IllegalArgumentException("parley.calls.ring-up-to must not be negative");
        }
    }
}
