package dev.parley.chat.image;

/** On whose behalf an image is decoded, which is whose turn it takes. */
public record Uploader(String id) {}
