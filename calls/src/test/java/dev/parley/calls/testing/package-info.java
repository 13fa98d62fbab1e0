/** What the tests of several modules need. */
@NullMarked
package dev.parley.calls.testing;

import org.jspecify.annotations.NullMarked;
