package dev.parley.api.error;

import java.io.IOException;

/** A body that does not arrive as HTTP says it will: broken off, badly framed, or too slow. */
public final class BrokenBodyException extends IOException {

    public BrokenBodyException(String why) {
        super(why);
    }

    public BrokenBodyException(String why, Exception cause) {
        super(why, cause);
    }
}
