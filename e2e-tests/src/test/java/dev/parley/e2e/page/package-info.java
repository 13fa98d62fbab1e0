/** The page's parts as a person sees them; they alone know the test ids of docs/testing.md. */
@NullMarked
package dev.parley.e2e.page;

import org.jspecify.annotations.NullMarked;
