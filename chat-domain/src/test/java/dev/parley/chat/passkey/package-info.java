/** Tests of passkeys, with an authenticator in software. */
@NullMarked
package dev.parley.chat.passkey;

import org.jspecify.annotations.NullMarked;
