package dev.parley.api.embedded;

import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** The secrets that every installation has. */
@Getter
@RequiredArgsConstructor
public enum InstallationSecret {
    /** Signs access tokens. */
    JWT("jwt", "PARLEY_SECURITY_JWT_SECRET"),
    /** Signs call tokens and call links. */
    CALL_TOKEN("call-token", "PARLEY_CALL_TOKEN_SECRET");

    private final String fileName;
    private final String variable;
}
