package dev.parley.chat.image;

import java.io.IOException;

/** The bytes are not an image of the format that they begin like. */
final class MalformedImageException extends IOException {

    MalformedImageException(String what) {
        super(what);
    }

    static void require(boolean condition, String what) throws MalformedImageException {
        if (!condition) {
            throw new MalformedImageException(what);
        }
    }
}
