/** The documents, as a stranger takes them: every snippet compiles, every command exists, every link leads somewhere. */
@NullMarked
package com.aa.nxop.examples.documents;

import org.jspecify.annotations.NullMarked;
