/** Tests of what administrators do. */
@NullMarked
package dev.parley.api.administration;

import org.jspecify.annotations.NullMarked;
