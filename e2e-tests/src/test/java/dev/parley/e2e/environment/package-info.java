/** What the suites run on: the prepared machine, the application as a child process, its REST interface. */
@NullMarked
package dev.parley.e2e.environment;

import org.jspecify.annotations.NullMarked;
