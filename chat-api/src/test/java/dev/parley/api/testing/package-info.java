/** Nodes, users and scripted socket clients for integration tests. */
@NullMarked
package dev.parley.api.testing;

import org.jspecify.annotations.NullMarked;
