/** Parley on a Redis Cluster. */
@NullMarked
package dev.parley.api.cluster;

import org.jspecify.annotations.NullMarked;
