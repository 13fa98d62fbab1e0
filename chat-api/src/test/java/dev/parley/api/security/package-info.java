/** Tests of who somebody is. */
@NullMarked
package dev.parley.api.security;

import org.jspecify.annotations.NullMarked;
