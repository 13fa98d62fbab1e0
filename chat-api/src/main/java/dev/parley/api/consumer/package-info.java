/** How the consumers of the logs are doing, for whoever runs Parley. */
@NullMarked
package dev.parley.api.consumer;

import org.jspecify.annotations.NullMarked;
