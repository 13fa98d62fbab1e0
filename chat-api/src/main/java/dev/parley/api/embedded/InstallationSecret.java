package dev.parley.api.embedded;

import lombok.RequiredArgsConstructor;

/** The secrets that every installation has. */
@RequiredArgsConstructor
public enum InstallationSecret {
    /** Signs access tokens. */
    JWT("jwt", "PARLEY_SECURITY_JWT_SECRET");

    private final String fileName;
    private final String variable;

    String fileName() {
        return fileName;
    }

    /** The environment variable that sets it. */
    String variable() {
        return variable;
    }
}
