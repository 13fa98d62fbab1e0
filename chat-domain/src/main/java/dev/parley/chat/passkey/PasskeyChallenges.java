package dev.parley.chat.passkey;

import java.time.Duration;

/** What browsers are asked to sign: 256 random bits, each for one use, for some minutes and for what it was made for. */
public interface PasskeyChallenges {
    Duration LIFETIME = Duration.ofMinutes(5);

    /** @param purpose what it is good for, and for whom */
    String make(String purpose);

    /** Uses one up; false where it is not good for this, or not any more. In either case it is gone. */
    boolean take(String challenge, String purpose);
}
