package dev.parley.api.auth;

import dev.parley.chat.factor.LogInStep;

/**
 * The password was right, and a second step is asked for.
 *
 * @param challenge goes with the code; it is good for this log-in, for five tries
 * @param expiresInMs how long it is good for, from now
 * @param code whether the second step can be a code
 * @param passkey whether it can be a passkey, which lets in by itself
 */
record ChallengeResponse(String challenge, long expiresInMs, boolean code, boolean passkey) {
    static ChallengeResponse of(LogInStep.Challenged challenged) {
        return new ChallengeResponse(
            challenged.challenge(),
            challenged.lifetime().toMillis(),
            challenged.means().code(),
            challenged.means().passkey()
        );
    }

    /** Without the challenge, so that it never reaches a log. */
    @Override
    public String toString() {
        return "ChallengeResponse[]";
    }
}
