/** The file of the embedded MongoDB, without a server. */
@NullMarked
package dev.parley.api.embedded.documents;

import org.jspecify.annotations.NullMarked;
