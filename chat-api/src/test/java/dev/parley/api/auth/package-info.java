/** Tests of registration, logins and tokens. */
@NullMarked
package dev.parley.api.auth;

import org.jspecify.annotations.NullMarked;
