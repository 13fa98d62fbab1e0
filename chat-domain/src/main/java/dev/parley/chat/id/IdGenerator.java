package dev.parley.chat.id;

/** Makes new ids: ULIDs (github.com/ulid/spec) in lower case, 26 characters, ordered by the time of their making. */
@FunctionalInterface
public interface IdGenerator {
    String next();
}
