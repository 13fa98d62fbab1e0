/** REST about users. */
@NullMarked
package dev.parley.api.user;

import org.jspecify.annotations.NullMarked;
