/** Tests of the application as a whole. */
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
