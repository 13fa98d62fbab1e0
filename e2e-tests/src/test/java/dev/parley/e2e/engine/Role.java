package dev.parley.e2e.engine;

import java.util.Locale;

/** What a process does for a server. */
enum Role {
    SERVER,
    STORE,
    REDIS;

    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
