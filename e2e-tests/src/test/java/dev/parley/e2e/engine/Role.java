package dev.parley.e2e.engine;

/** What a process does for a server. */
enum Role {
    SERVER("server"),
    STORE("store"),
    REDIS("Redis");

    private final String shown;

    Role(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }
}
