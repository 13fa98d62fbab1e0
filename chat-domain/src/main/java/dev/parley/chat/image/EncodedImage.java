package dev.parley.chat.image;

/**
 * An image of our own making.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record EncodedImage(String mediaType, byte[] bytes) {}
