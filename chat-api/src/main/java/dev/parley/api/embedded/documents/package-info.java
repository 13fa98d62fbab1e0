/** How the embedded MongoDB keeps documents and their indexes in a file. */
@NullMarked
package dev.parley.api.embedded.documents;

import org.jspecify.annotations.NullMarked;
