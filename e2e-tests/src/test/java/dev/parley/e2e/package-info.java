/** The suites, named by scenario: people in real browser windows against the packaged application. */
@NullMarked
package dev.parley.e2e;

import org.jspecify.annotations.NullMarked;
