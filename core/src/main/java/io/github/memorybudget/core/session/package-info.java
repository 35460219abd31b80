/** What a build tells the test JVMs that it starts. */
@NullMarked
package io.github.memorybudget.core.session;

import org.jspecify.annotations.NullMarked;
