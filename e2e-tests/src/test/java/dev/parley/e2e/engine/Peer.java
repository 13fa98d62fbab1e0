package dev.parley.e2e.engine;

import java.io.IOException;
import java.util.Optional;

/** A server that can be measured: Parley, or another that a chat may be built on. */
interface Peer {
    String name();

    /** What it lacks to be measured here; empty where it lacks nothing. */
    Optional<String> missing();

    /** Whether it runs on a JVM, which compiles for a minute while it serves. */
    default boolean isCompiledWhileItRuns() {
        return false;
    }

    /** Makes what it needs before it can be started, once; it may take a while. */
    default void prepare() throws IOException {}

    /** Starts it and waits until it can be reached. */
    Server start() throws IOException;
}
