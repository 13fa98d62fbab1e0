package dev.parley.api.security;

/** The secrets of this installation. */
@FunctionalInterface
public interface Secrets {

    /** At least 32 random bytes, the same at every start and on every node. */
    byte[] secret(String name);
}
