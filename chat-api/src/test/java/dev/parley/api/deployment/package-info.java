/** Tests of the files that a deployment is made from, with the programs that read them. */
@NullMarked
package dev.parley.api.deployment;

import org.jspecify.annotations.NullMarked;
