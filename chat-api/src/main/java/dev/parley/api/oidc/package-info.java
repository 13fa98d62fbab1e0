/** The way to the OpenID provider: log-ins by its authorization code, what it says later of them, and its logouts. */
@NullMarked
package dev.parley.api.oidc;

import org.jspecify.annotations.NullMarked;
