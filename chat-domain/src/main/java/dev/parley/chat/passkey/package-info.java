/** Passkeys (WebAuthn): what is kept of them, and how a browser proves that somebody has one. */
@NullMarked
package dev.parley.chat.passkey;

import org.jspecify.annotations.NullMarked;
