package dev.parley.api.auth;

/**
 * The password was right, and a code is asked for.
 *
 * @param challenge goes with the code; it is good for this log-in, for five tries
 * @param expiresInMs how long it is good for, from now
 */
record ChallengeResponse(String challenge, long expiresInMs) {
    /** Without the challenge, so that it never reaches a log. */
    @Override
    public String toString() {
        return "ChallengeResponse[]";
    }
}
