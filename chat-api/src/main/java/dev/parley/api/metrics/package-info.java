/** How counts become metrics. What is counted is said where it happens, by a {@code …Metrics} there. */
@NullMarked
package dev.parley.api.metrics;

import org.jspecify.annotations.NullMarked;
