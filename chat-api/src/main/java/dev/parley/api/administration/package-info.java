/** REST: what administrators do with the installation, and who may register. */
@NullMarked
package dev.parley.api.administration;

import org.jspecify.annotations.NullMarked;
