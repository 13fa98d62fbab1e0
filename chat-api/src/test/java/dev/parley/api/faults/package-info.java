/** Clients on several nodes while nodes and stores fail, and a comparison of everything with everything. */
@NullMarked
package dev.parley.api.faults;

import org.jspecify.annotations.NullMarked;
