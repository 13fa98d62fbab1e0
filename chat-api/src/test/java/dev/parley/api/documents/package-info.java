/** Tests of the documents. */
@NullMarked
package dev.parley.api.documents;

import org.jspecify.annotations.NullMarked;
