/** The load of the engine's benchmark: many members by one thread, against Parley and against others; see docs/benchmarks.md. */
@NullMarked
package dev.parley.e2e.engine;

import org.jspecify.annotations.NullMarked;
