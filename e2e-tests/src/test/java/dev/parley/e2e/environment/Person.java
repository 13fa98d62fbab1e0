package dev.parley.e2e.environment;

/** Somebody with a login, made for one test. */
public record Person(String id, String username, String displayName, String password) {}
