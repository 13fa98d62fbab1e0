/** The rules that the compiler cannot check. */
@NullMarked
package dev.parley.api.architecture;

import org.jspecify.annotations.NullMarked;
