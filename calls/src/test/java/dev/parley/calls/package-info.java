/** What the tests of this module share. */
@NullMarked
package dev.parley.calls;

import org.jspecify.annotations.NullMarked;
