/** REST: register, log in, refresh, log out. */
@NullMarked
package dev.parley.api.auth;

import org.jspecify.annotations.NullMarked;
