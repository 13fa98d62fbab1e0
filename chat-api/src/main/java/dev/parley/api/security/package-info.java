/** Access tokens and who may call which route. */
@NullMarked
package dev.parley.api.security;

import org.jspecify.annotations.NullMarked;
